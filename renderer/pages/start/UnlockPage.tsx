import '#renderer/pages/start/start.css';
import { useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { FormLayout } from '#renderer/ui/FormLayout.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';

/** The data folder has a password: nothing is shown before it is given. */
export function UnlockPage() {
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const unlock = async (): Promise<void> => {
    if (secret === '') {
      setError('请输入密码');
      return;
    }
    setBusy(true);
    try {
      await ask('unlockData', { secret });
      window.location.reload();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError(`${failure.message}${failure.fix}`);
      setBusy(false);
    }
  };
  return (
    <main className="start">
      <header className="start-head">
        <h1>基层协商工作台</h1>
        <p>本机的数据加了密码，输入密码后打开。</p>
      </header>
      <div className="start-card">
        <FormLayout submitText={busy ? '正在打开…' : '打开'} onSubmit={() => void unlock()} busy={busy}>
          <FormField name="secret" label="密码" error={error} hint="忘记了密码，可以输入纸上的密码恢复码" wide>
            <SecretField
              value={secret}
              first
              onEnter={() => void unlock()}
              onChange={(value) => {
                setSecret(value);
                setError(undefined);
              }}
            />
          </FormField>
        </FormLayout>
      </div>
    </main>
  );
}
