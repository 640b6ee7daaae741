import { Radio } from 'antd';
import { useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { parseDay } from '#shared/rules/parseDay.ts';
import { ask } from '#renderer/bridge.ts';
import { doneWithUndo } from '#renderer/record/attempt.ts';
import { RefInput } from '#renderer/record/RefInput.tsx';
import { useNames } from '#renderer/state/names.ts';
import { useToday } from '#renderer/state/session.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface PlaceChangeDialogProps {
  kind: 'merge' | 'rename';
  places: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** A merger of places, or a new name for one: what is known of the old stays with its old name. */
export function PlaceChangeDialog({ kind, places, onClose, onDone }: PlaceChangeDialogProps) {
  const today = useToday();
  const names = useNames(places);
  const [fresh, setFresh] = useState(kind === 'rename' || places.length > 1);
  const [into, setInto] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const [basis, setBasis] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const listed = places.map((id) => names[id] ?? '').join('、');
  const ready = on !== null && (fresh ? name.trim() !== '' : into !== null);
  const go = async () => {
    setBusy(true);
    setFailure('');
    try {
      const { tx, moved } = await ask('changePlaces', { kind, places: [...places], into: fresh ? null : into, name: fresh ? name.trim() : null, on: on ?? today, basis: basis.trim() });
      doneWithUndo(kind === 'rename' ? `“${listed}”已更名为“${name.trim()}”` : `“${listed}”已撤并，随之改归${moved}条资料`, tx);
      onDone();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(`${error.message}${error.fix}`);
    } finally {
      setBusy(false);
    }
  };
  const verb = kind === 'rename' ? '更名' : `撤并${places.length}个`;
  return (
    <Dialog open title={`${kind === 'rename' ? '更名' : '撤并'}：${listed}`} okText={verb} okDisabled={!ready} busy={busy} dirty={name !== '' || into !== null} onOk={() => void go()} onClose={onClose}>
      <div className="ui-form">
        <p>{kind === 'rename' ? '以前的记录仍显示当时的名称，统计时归到新的名称下。' : '以前的记录仍显示当时的名称，统计时归到新的地方；要按原来的范围统计，范围选原来的地方就行。'}委员的下沉、议事会、工作室、单位随之改归新的地方。用新旧名称都查得到。</p>
        {kind === 'merge' ? (
          <FormField name="way" label="合并成">
            <Radio.Group value={fresh} onChange={(event) => setFresh(event.target.value === true)} options={[{ value: false, label: '并入已有的' }, { value: true, label: '合成新的' }]} />
          </FormField>
        ) : null}
        {fresh ? (
          <FormField name="name" label="新的名称" required><TextField value={name} onChange={setName} limit={60} /></FormField>
        ) : (
          <FormField name="into" label="并入" required><RefInput to="place" value={into === null ? [] : [into]} except={places} onChange={([one]) => setInto(one ?? null)} /></FormField>
        )}
        <FormField name="on" label="从哪天起" required><DateField value={on} onChange={setOn} parse={(text) => parseDay(text, today)} /></FormField>
        <FormField name="basis" label="批准文件"><TextField value={basis} onChange={setBasis} limit={200} /></FormField>
        {failure === '' ? null : <p className="ui-refusal" role="alert">{failure}</p>}
      </div>
    </Dialog>
  );
}
