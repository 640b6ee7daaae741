import type { Names } from '#shared/contract/records.ts';
import { type Field, type FieldValue, isSet } from '#shared/fields.ts';
import { fieldText, idsIn } from '#renderer/record/fieldText.ts';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useChoice } from '#renderer/state/choices.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';

export interface FieldTextProps {
  field: Field;
  value: FieldValue | undefined;
  names: Names;
  /** Records that are named become links. */
  links?: boolean | undefined;
}

/** One value on screen: a choice with a colour is a word and a colour, a named record a link, the rest is text. */
export function FieldText(props: FieldTextProps) {
  const { field, value } = props;
  const choice = useChoice(field.kind === 'choice' && !isSet(field) && typeof value === 'string' ? value : null);
  if (choice?.colour) return <StateTag word={choice.label} tone={toneOfColour(choice.colour)} />;
  if (props.links && field.kind === 'ref' && field.to !== 'any') {
    return idsIn(value).map((id, index) => (
      <span key={id}>
        {index > 0 ? '、' : null}
        <a href={recordHref(field.to, id) ?? '#/'}>{props.names[id] || '（已不在）'}</a>
      </span>
    ));
  }
  const text = fieldText(field, value, props.names);
  return <span className={field.kind === 'memo' || field.kind === 'rich' ? 'record-memo' : undefined}>{text}</span>;
}
