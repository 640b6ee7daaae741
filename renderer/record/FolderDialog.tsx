import '#renderer/record/folder.css';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '#renderer/bridge.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** Bytes: a place with less holds hardly a backup. */
const leastRoom = 20 * 1024 * 1024;

export interface FolderDialogProps {
  title: string;
  /** What is wrong with the folder that was chosen last. */
  error?: string | undefined;
  /** Folders of other computers are in no list of drives: their address can be typed. */
  network?: boolean | undefined;
  onChoose: (path: string) => void;
  onClose: () => void;
}

/** Chooses a folder of this computer by going into it: drives and sticks first. The same in a browser and in Electron. */
export function FolderDialog(props: FolderDialogProps) {
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const chosen = typed.trim() === '' ? path : typed.trim();
  const { value, failure } = useAsked(`listFolders ${path ?? ''}`, [], () => ask('listFolders', { path }));
  return (
    <Dialog
      open
      title={props.title}
      okText="就放在这里"
      okDisabled={chosen === null || (typed.trim() === '' && failure !== null)}
      onOk={() => {
        if (chosen !== null) props.onChoose(chosen);
      }}
      onClose={props.onClose}
    >
      <p>{path === null ? '请选择U盘或另一个磁盘：' : `现在在：${path}`}</p>
      {failure ? <p className="ui-refusal">{`${failure.message}${failure.fix}`}</p> : null}
      <ul className="folder-list" aria-label="文件夹">
        {path === null ? null : (
          <li>
            <Button type="link" onClick={() => setPath(value?.parent ?? null)}>
              ← 上一级
            </Button>
          </li>
        )}
        {path === null
          ? value?.drives.map((drive) => (
              <li key={drive.path}>
                <Button type="link" onClick={() => setPath(drive.path)}>
                  {drive.path}
                </Button>
                <span className="ui-hint">
                  {drive.free === null ? '读不出来' : `可用${shownSize(drive.free)}`}
                  {drive.free !== null && drive.free < leastRoom ? '，空间不够' : ''}
                  {drive.sameDisk ? '，和数据在同一个磁盘' : ''}
                </span>
              </li>
            ))
          : value?.folders.map((folder) => (
              <li key={folder.path}>
                <Button type="link" onClick={() => setPath(folder.path)}>
                  {folder.name}
                </Button>
              </li>
            ))}
      </ul>
      {props.network ? (
        <FormField name="address" label="另一台电脑上的" error={props.error} hint={String.raw`如 \\电脑名\交换，或者完整的地址；填了就用它`}>
          <TextField value={typed} onChange={setTyped} limit={1000} />
        </FormField>
      ) : null}
      {path !== null && value?.folders.length === 0 ? <p className="ui-hint">里面没有文件夹，可以直接放在这里。</p> : null}
    </Dialog>
  );
}
