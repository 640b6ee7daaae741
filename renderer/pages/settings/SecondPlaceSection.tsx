import { Button } from 'antd';
import { useState } from 'react';
import type { SecondPlace } from '#shared/contract/backup.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { FolderDialog } from '#renderer/record/FolderDialog.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { shownMoment } from '#renderer/record/restoring.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** The folder of the second copy: a stick, or another disk. */
export function SecondPlaceSection(props: { second: SecondPlace | null }) {
  const { second } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>();
  const open = typed !== null || second === null;
  const [choosing, setChoosing] = useState(false);
  const save = async (chosen = typed ?? ''): Promise<void> => {
    const path = chosen.trim();
    if (path === '') {
      setError('请填写文件夹位置，例如 E:\\');
      return;
    }
    try {
      await ask('setSecondPlace', { path });
      setTyped(null);
      setError(undefined);
      notify.done('已设好第二备份位置，以后每次备份都往那里放一份');
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError(`${failure.message}${failure.fix}`);
    }
  };
  const drop = () =>
    void attempt(async () => {
      await ask('setSecondPlace', { path: null });
      notify.done('不再往第二个位置备份，那里已有的备份没有删除');
    });
  return (
    <Section title="第二备份位置" note="电脑坏了、丢了，靠这一份。U盘平时不插也没关系，插上后自动补一份。">
      {second ? (
        <>
          <Facts
            facts={[
              { label: '位置', value: second.path, wide: true },
              { label: '现在', value: second.present ? '在' : '不在（U盘没有插上）' },
              { label: '最近一份', value: second.lastAt === null ? '还没有备份进去' : shownMoment(second.lastAt) },
            ]}
          />
          {second.present && second.sameDisk ? <p className="ui-refusal">这个位置和数据在同一个磁盘上，磁盘坏了会一起丢。最好换成U盘或另一个磁盘。</p> : null}
        </>
      ) : null}
      {choosing ? (
        <FolderDialog
          title="选择放第二份备份的文件夹"
          onClose={() => setChoosing(false)}
          onChoose={(path) => {
            setChoosing(false);
            setTyped(path);
            void save(path);
          }}
        />
      ) : null}
      {open ? (
        <FormLayout submitText="设为第二备份位置" onSubmit={() => void save()}>
          <FormField name="path" label="文件夹位置" error={error}>
            <TextField value={typed ?? ''} onChange={setTyped} limit={1000} />
          </FormField>
          <p className="ui-hint">例如 E:\ 或 E:\备份，也可以从下面选。</p>
          <div className="ui-buttons">
            <Button onClick={() => setChoosing(true)}>选择U盘或文件夹…</Button>
          </div>
        </FormLayout>
      ) : (
        <div className="ui-buttons">
          <Button onClick={() => setTyped(second.path)}>换一个位置</Button>
          <Button onClick={drop}>不再往这里备份</Button>
        </div>
      )}
    </Section>
  );
}
