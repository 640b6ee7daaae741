import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Person } from '#shared/contract/session.ts';
import { Failure } from '#shared/failure.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { loadSession, useSession } from '#renderer/state/session.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

interface Typed {
  id: string | null;
  name: string;
  pin: string;
  again: string;
}

const minutesOffered = [0, 3, 5, 10, 20, 30, 60];

/** Who works at this machine: names for the history, PINs for the lock screen. Both are left out where one person works alone. */
export function PeoplePage() {
  const session = useSession();
  const people = session?.people ?? [];
  const [typed, setTyped] = useState<Typed | null>(null);
  const [reset, setReset] = useState<string | null>(null);
  const [error, setError] = useState<{ field: string; message: string } | null>(null);
  const remove = async ({ id, name }: Person): Promise<void> => {
    if (!(await confirmAction({ title: `移出${name}`, verb: `移出${name}`, sentence: '以前的修改仍记在他名下，只是以后不再出现在名单里。' }))) return;
    await attempt(() => ask('dropPerson', { id }));
    await loadSession();
  };
  const save = async (): Promise<void> => {
    if (!typed) return;
    if (typed.name.trim() === '') return setError({ field: 'name', message: '请填写姓名' });
    if (typed.pin !== '' && !/^\d{4,8}$/.test(typed.pin)) return setError({ field: 'pin', message: 'PIN是4到8位数字' });
    if (typed.pin !== typed.again) return setError({ field: 'again', message: '两次输入的不一样' });
    try {
      const answer = await ask('savePerson', { id: typed.id, name: typed.name, ...(typed.pin === '' ? {} : { pin: typed.pin }) });
      setTyped(null);
      // Told once: the next person who is added must not take it from the screen.
      if (answer.reset !== null) setReset(answer.reset);
      await loadSession();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setError({ field: failure.fields[0]?.field ?? 'name', message: `${failure.message}${failure.fix}` });
    }
  };
  const dropPin = async ({ id, name }: Person): Promise<void> => {
    await attempt(() => ask('savePerson', { id, name, pin: null }));
    await loadSession();
  };
  const open = (next: Typed) => {
    setError(null);
    setTyped(next);
  };
  const change = (part: Partial<Typed>) => {
    if (typed) setTyped({ ...typed, ...part });
    setError(null);
  };
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  return (
    <DetailPage title="人员和锁屏" back={{ href: hrefOf(['settings']), text: '设置' }} next={{ key: 'add', text: '添加人员', onClick: () => open({ id: null, name: '', pin: '', again: '' }) }}>
      <Section title="用这台电脑的人" note="修改记录里写着是谁改的。一个人用的，不必添加。">
        {people.length === 0 ? <p className="ui-hint">还没有添加。现在所有修改都记在“{session?.user || '（没有填姓名）'}”名下。</p> : null}
        <ul className="ui-links">
          {people.map((person) => (
            <li key={person.id}>
              <strong>{person.name}</strong>
              <span className="ui-hint">{person.hasPin ? '有PIN' : '没有PIN'}{person.name === session?.user ? '，正在使用' : ''}</span>
              <span className="ui-links-extra">
                <Button onClick={() => open({ id: person.id, name: person.name, pin: '', again: '' })}>修改</Button>{' '}
                {person.hasPin ? <Button onClick={() => void dropPin(person)}>去掉PIN</Button> : null}{' '}
                <Button danger onClick={() => void remove(person)}>移出</Button>
              </span>
            </li>
          ))}
        </ul>
        {reset ? (
          <p className="record-notice" role="status">
            备用码：<strong>{reset.slice(0, 4)} {reset.slice(4)}</strong>。谁忘记了PIN，输入它就能进入。请抄在纸上收好，程序不会再显示。
          </p>
        ) : null}
      </Section>
      <Section title="锁屏" note="有人设了PIN时：打开程序、离开一会儿，都要先选名字、输PIN。按 Ctrl+Alt+L 可以马上锁屏。">
        <Select<number>
          aria-label="多久没动就锁屏"
          value={session?.lockMinutes ?? 10}
          options={minutesOffered.map((value) => ({ value, label: value === 0 ? '不自动锁屏' : `${value}分钟没动就锁屏` }))}
          onChange={(minutes) =>
            void attempt(async () => {
              await ask('setLockMinutes', { minutes });
              await loadSession();
              notify.done('已改好');
            })
          }
          style={{ width: '14rem' }}
        />
      </Section>
      <Dialog open={typed !== null} title={typed?.id ? '修改人员' : '添加人员'} okText="保存" onOk={save} onClose={() => setTyped(null)}>
        <div className="ui-form">
          <FormField name="name" label="姓名" required error={errorOf('name')} wide>
            <TextField value={typed?.name ?? ''} onChange={(name) => change({ name })} limit={30} />
          </FormField>
          <FormField name="pin" label="PIN" error={errorOf('pin')} hint={typed?.id ? '4到8位数字；不填就不改' : '4到8位数字；不填就不用PIN'} wide>
            <SecretField value={typed?.pin ?? ''} onChange={(pin) => change({ pin })} digits />
          </FormField>
          <FormField name="again" label="再输一次" error={errorOf('again')} wide>
            <SecretField value={typed?.again ?? ''} onChange={(again) => change({ again })} digits />
          </FormField>
        </div>
      </Dialog>
    </DetailPage>
  );
}
