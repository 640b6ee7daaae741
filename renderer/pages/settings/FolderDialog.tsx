import '#renderer/pages/settings/backup.css';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '#renderer/bridge.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

/** Chooses a folder of this computer by going into it: drives and sticks first. The same in a browser and in Electron. */
export function FolderDialog(props: { onChoose: (path: string) => void; onClose: () => void }) {
  const [path, setPath] = useState<string | null>(null);
  const { value, failure } = useAsked(`listFolders ${path ?? ''}`, [], () => ask('listFolders', { path }));
  return (
    <Dialog
      open
      title="选择放第二份备份的文件夹"
      okText="就放在这里"
      okDisabled={path === null || failure !== null}
      onOk={() => path !== null && props.onChoose(path)}
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
      {path !== null && value?.folders.length === 0 ? <p className="ui-hint">里面没有文件夹，可以直接放在这里。</p> : null}
    </Dialog>
  );
}
