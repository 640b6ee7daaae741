import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { shownMoment } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** The code that brings the office's keys back on a new computer. */
export function RecoverySection(props: { onMade: (made: Output<'makeRecoveryCode'>) => void }) {
  const { value } = useAsked('getRecovery', ['backup'], () => ask('getRecovery', {}));
  if (!value) return null;
  const make = async (): Promise<void> => {
    if (value.state !== 'none') {
      const sure = await confirmAction({
        title: '重新生成恢复码',
        sentence: `${value.state === 'missing' ? '本单位原来的钥匙就找不回来了，以前发给本单位的文件打不开。' : ''}以后的备份用新的恢复码，旧纸条只能用于以前的备份。`,
        verb: '重新生成',
        danger: value.state === 'missing',
      });
      if (!sure) return;
    }
    await attempt(async () => props.onMade(await ask('makeRecoveryCode', {})));
  };
  return (
    <Section title="恢复码" note="电脑坏了换新的，靠它找回本单位的钥匙，不用请县里重新开通">
      {value.state === 'missing' ? <CodeForm /> : null}
      {value.state === 'none' ? (
        <p>备份里没有本单位的钥匙（用来签名、打开发给本单位的文件），免得U盘丢了被人冒用。生成恢复码并打印收好，钥匙就封存在备份里，只有这张纸能打开。</p>
      ) : null}
      {value.state === 'kept' && value.madeAt ? <p>已在{shownMoment(value.madeAt)}生成。纸条请锁好，不要和备份U盘放在一起。</p> : null}
      <div className="ui-buttons">
        <Button onClick={() => void make()}>{value.state === 'none' ? '生成恢复码' : '纸条丢了，重新生成'}</Button>
      </div>
    </Section>
  );
}

function CodeForm() {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | undefined>();
  const use = async (): Promise<void> => {
    if (code.trim() === '') return setError('请填写恢复码');
    try {
      await ask('useRecoveryCode', { code });
      notify.done('已找回本单位的钥匙，可以照常收发文件');
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError(`${failure.message}${failure.fix}`);
    }
  };
  return (
    <FormLayout submitText="找回钥匙" onSubmit={() => void use()}>
      <p className="ui-refusal">这台电脑上没有本单位原来的钥匙，请填写打印过的恢复码。</p>
      <FormField name="code" label="恢复码" error={error} hint="5组，每组4个字，不分大小写">
        <TextField value={code} onChange={setCode} limit={100} />
      </FormField>
    </FormLayout>
  );
}
