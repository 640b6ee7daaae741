import { useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface EnrolDialogProps {
  county: string;
  /** 乡镇街道, or 县区 for a city's office. */
  placeLabel: string;
  onMade: (made: { name: string; passphrase: string; to: string }) => void;
  onClose: () => void;
}

/** Makes the file that opens an office below. */
export function EnrolDialog(props: EnrolDialogProps) {
  const [place, setPlace] = useState('');
  const [office, setOffice] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const usual = place.trim() === '' ? '' : props.placeLabel === '县区' ? `政协${place.trim()}委员会办公室` : `政协${props.county}${place.trim()}工作联络组`;
  const make = async () => {
    setBusy(true);
    try {
      const made = await ask('enrolOffice', { place: place.trim(), office: office.trim() === '' ? usual : office.trim() });
      await takeFile(made.ticket, made.name);
      props.onMade({ ...made, to: place.trim() });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(`${error.message}${error.fix}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open title="做开通文件" okText="做开通文件" busy={busy} okDisabled={place.trim() === ''} dirty={place !== ''} onOk={() => void make()} onClose={props.onClose}>
      <p>对方第一次打开程序时选这个文件，就成为本网络的单位：地方、委员、工作室等基础资料一起带去，以后来往的文件不用口令。</p>
      <FormField name="place" label={props.placeLabel} required error={failure === '' ? undefined : failure}>
        <TextField value={place} onChange={setPlace} limit={60} />
      </FormField>
      <FormField name="office" label="单位全称" hint={usual === '' ? undefined : `不填就用“${usual}”`}>
        <TextField value={office} onChange={setOffice} limit={80} />
      </FormField>
    </Dialog>
  );
}
