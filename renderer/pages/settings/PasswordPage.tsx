import { Button } from 'antd';
import { useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask, printPage } from '#renderer/bridge.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { loadSession, useSession } from '#renderer/state/session.ts';
import { askSecret } from '#renderer/ui/askSecret.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';

const empty = { current: '', password: '', again: '' };

/** A password that encrypts the data folder: set, changed, taken off. */
export function PasswordPage() {
  const session = useSession();
  const sealed = session?.sealed === true;
  const [typed, setTyped] = useState(empty);
  const [error, setError] = useState<{ field: string; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [recovery, setRecovery] = useState<string | null>(null);
  const change = (part: Partial<typeof empty>) => {
    setTyped({ ...typed, ...part });
    setError(null);
  };
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  const save = async (): Promise<void> => {
    if (sealed && typed.current === '') return setError({ field: 'current', message: '请输入现在的密码' });
    if (typed.password.length < 8) return setError({ field: 'password', message: '至少8个字，可以用一句好记的话' });
    if (typed.password !== typed.again) return setError({ field: 'again', message: '两次输入的不一样' });
    setBusy(true);
    try {
      const answer = await ask('setDataPassword', { current: sealed ? typed.current : null, password: typed.password });
      setTyped(empty);
      setRecovery(answer.recovery);
      notify.done(sealed ? '密码已改，密码恢复码不变' : '数据已加密');
      await loadSession();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError({ field: failure.fields[0]?.field ?? 'password', message: `${failure.message}${failure.fix}` });
    } finally {
      setBusy(false);
    }
  };
  const drop = async (): Promise<void> => {
    const current = await askSecret({ title: '取消密码', sentence: '数据、附件和本机的备份都改回不加密的样子，附件多时要等一会儿。', verb: '取消密码', label: '现在的密码' });
    if (current === null || current === '') return;
    setBusy(true);
    await attempt(() => ask('dropDataPassword', { current }));
    setRecovery(null);
    await loadSession();
    setBusy(false);
  };
  return (
    <DetailPage title="数据密码" back={{ href: hrefOf(['settings']), text: '设置' }}>
      {recovery ? (
        <Section title="密码恢复码" note="忘记密码时，只有它能打开数据。请打印或抄两份，锁在单位的柜子里。程序不会再显示。">
          <p className="settings-recovery" role="status">{recovery}</p>
          <Button onClick={() => void printPage()}>打印这一页</Button>
        </Section>
      ) : null}
      <Section title={sealed ? '改密码' : '给数据加密码'} note={sealed ? '数据、附件和备份都已加密。改密码不用重新加密，密码恢复码也不变。' : '电脑或U盘丢了，别人也看不到里面的内容。平时打开程序时要先输密码。'}>
        <p className="ui-hint">密码和密码恢复码都忘了，数据就谁也打不开，维护人员也没有办法。</p>
        <FormLayout submitText={busy ? '正在处理，请稍等…' : sealed ? '改密码' : '加密码'} onSubmit={() => void save()} busy={busy}>
          {sealed ? (
            <FormField name="current" label="现在的密码" required error={errorOf('current')} wide>
              <SecretField value={typed.current} onChange={(current) => change({ current })} />
            </FormField>
          ) : null}
          <FormField name="password" label={sealed ? '新密码' : '密码'} required error={errorOf('password')} hint="至少8个字" wide>
            <SecretField value={typed.password} onChange={(password) => change({ password })} />
          </FormField>
          <FormField name="again" label="再输一次" required error={errorOf('again')} wide>
            <SecretField value={typed.again} onChange={(again) => change({ again })} />
          </FormField>
        </FormLayout>
      </Section>
      {sealed ? (
        <Section title="取消密码">
          <Button disabled={busy} onClick={() => void drop()}>取消密码</Button>
        </Section>
      ) : null}
    </DetailPage>
  );
}
