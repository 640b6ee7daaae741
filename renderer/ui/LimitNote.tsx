import { lengthOf } from '#renderer/ui/typedText.ts';

/** How many characters, shown only when it begins to matter (from nine tenths of the limit). */
export function LimitNote(props: { text: string; limit?: number | undefined }) {
  if (!props.limit) return null;
  const count = lengthOf(props.text);
  if (count < props.limit * 0.9) return null;
  const over = count - props.limit;
  return (
    <div className={over > 0 ? 'ui-limit ui-limit-over' : 'ui-limit'} role="status">
      {over > 0 ? `超出${over}字（最多${props.limit}字）` : `${count} / ${props.limit}字`}
    </div>
  );
}
