import { useState } from 'react';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { personalFields } from '#shared/rules/erasing.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Erases what a record tells of a person, at his request: for good, here and in the offices that have it. */
export function ErasePersonDialog({ entity, id, title, onClose }: { entity: EntityName; id: string; title: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const labels = personalFields(entity).map((key) => entityOf(entity).fields[key]?.label ?? key);
  const erase = async () => {
    setBusy(true);
    const done = await attempt(() => ask('erasePerson', { entity, id, reason: reason.trim() }));
    setBusy(false);
    if (!done) return;
    notify.done('个人信息已删除，随下一个文件告诉其他单位。');
    onClose();
  };
  return (
    <Dialog open title="删除个人信息" okText="删除个人信息" danger busy={busy} okDisabled={reason.trim() === ''} dirty={reason !== ''} onOk={() => void erase()} onClose={onClose}>
      <p>
        “{title}”的{labels.join('、')}，连同附件和修改记录里的这些内容，都会删掉，<strong>不能撤销，也不能从回收站找回</strong>。记录本身留着，统计照样算它。
      </p>
      <p className="ui-hint">其他单位收到本单位的下一个文件时一并删除。以前做的备份、已经印出的文件里还有，请按规定另行处理。</p>
      <FormField name="reason" label="理由" required hint="如：本人书面要求">
        <MemoField value={reason} onChange={setReason} limit={500} rows={2} />
      </FormField>
    </Dialog>
  );
}
