import { entityOf } from '#shared/entities/index.ts';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { useToday } from '#renderer/state/session.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** 记一件事: what, which village, who. It is sorted later. */
export function JottingDialog({ onClose }: { onClose: () => void }) {
  const today = useToday();
  return (
    <RecordDialog
      entity={entityOf('jotting')}
      initial={{ on: today }}
      only={['text', 'place', 'who']}
      title="记一件事"
      okText="记下"
      onClose={onClose}
      onSaved={() => notify.done('记下了，可以以后再归类')}
    />
  );
}
