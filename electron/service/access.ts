import { randomInt } from 'node:crypto';
import type { AccessOperations } from '#shared/contract/access.ts';
import type { Person, Session } from '#shared/contract/session.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { dropMeta, getMeta, setMeta } from '#electron/storage/meta.ts';
import { digestPin, dropPerson, isPin, listPeople, listTaken, putPerson } from '#electron/storage/access.ts';

/** After this many wrong PINs one after the other, none is looked at for a while. */
const triesAllowed = 5;
const waitMs = 30_000;

type AccessOperation = 'listPeople' | 'savePerson' | 'dropPerson' | 'signIn' | 'lockScreen' | 'setLockMinutes' | 'listFilesTaken';

/** Who is at the machine, and whether the screen is locked. */
export interface Access {
  handlers: Pick<Handlers, AccessOperation>;
  /** Whether an operation must wait until somebody has signed in. */
  isLocked(operation: string): boolean;
  /** For the session: who there is, and whether the screen is locked. */
  session(): Pick<Session, 'people' | 'locked' | 'lockMinutes'>;
}

/** What goes on behind a locked screen: what was being typed is still kept, and the window may show itself. */
const whileLocked = new Set(['getSession', 'signIn', 'lockScreen', 'saveDraft', 'getView', 'getChoices', 'namesOf', 'getNotices']);

const takenWords: Readonly<Record<string, string>> = {
  exportBundle: '导出报送文件',
  exportSheet: '导出表格',
  takeBackup: '取出备份',
  exportLog: '导出日志',
  openAttachment: '打开附件',
  pdf: '生成PDF',
};

/**
 * People are optional: with nobody listed, changes carry the office's one name. With PINs, the screen is locked at the start,
 * after idle minutes and when asked, and nothing is answered until a PIN is given: not the window alone keeps the door.
 */
export function openAccess(context: Context, sessionOf: () => Session): Access {
  const { engine, effects } = context.store;
  let wrong = 0;
  let waitUntil = 0;
  const shown = (): Person[] => listPeople(engine).map(({ id, name, pin }) => ({ id, name, hasPin: pin !== null }));
  const lockMinutes = (): number => Number(getMeta(engine, 'lockMinutes') ?? 10);
  let locked = shown().some(({ hasPin }) => hasPin);

  function change(work: () => void): AccessOperations['dropPerson'] {
    engine.transaction(work);
    if (!shown().some(({ hasPin }) => hasPin)) dropMeta(engine, 'pinReset');
    context.announce({ type: 'changed', entity: 'person', ids: null });
    return { people: shown() };
  }

  function check(digest: string, pin: string, name: string): void {
    if (effects.now() < waitUntil) {
      throw new Failure('refused', '连续输错多次，请稍等半分钟再试。数据没有问题。', '忘记了PIN的，可以输入当初记下的备用码。', [{ field: 'pin', message: '请稍等再试' }]);
    }
    const reset = getMeta(engine, 'pinReset');
    if (isPin(digest, pin)) {
      wrong = 0;
      return;
    }
    if (reset !== null && isPin(reset, pin.replace(/\D/g, ''))) {
      wrong = 0;
      const person = listPeople(engine).find((one) => one.pin === digest);
      if (person) change(() => putPerson(engine, { ...person, pin: null }, ''));
      return;
    }
    wrong += 1;
    if (wrong >= triesAllowed) {
      wrong = 0;
      waitUntil = effects.now() + waitMs;
    }
    throw new Failure('refused', `${name}的PIN不对，没有进入。数据没有问题。`, '请再输一次；忘记了的，可以输入当初记下的备用码。', [{ field: 'pin', message: 'PIN不对' }]);
  }

  return {
    isLocked: (operation) => locked && !whileLocked.has(operation),
    session: () => ({ people: shown(), locked: locked ? 'people' : null, lockMinutes: lockMinutes() }),
    handlers: {
      listPeople: () => ({ people: shown(), lockMinutes: lockMinutes() }),
      savePerson({ id, name, pin }) {
        const before = listPeople(engine).find((one) => one.id === id);
        if (id !== null && !before) throw new Failure('notFound', '找不到这个人，没有改动。', '请刷新后再试。');
        if (listPeople(engine).some((one) => one.name === name && one.id !== id)) {
          throw new Failure('invalid', `已经有“${name}”了，没有改动。`, '同名的请加上科室或数字。', [{ field: 'name', message: '已经有这个名字' }]);
        }
        const digest = pin === undefined ? (before?.pin ?? null) : pin === null ? null : digestPin(pin);
        let reset: string | null = null;
        const { people } = change(() => {
          putPerson(engine, { id: id ?? effects.newId(), name, pin: digest }, new Date(effects.now()).toISOString());
          if (before && context.user() === before.name) setMeta(engine, 'user', name);
          if (digest !== null && getMeta(engine, 'pinReset') === null) {
            reset = Array.from({ length: 8 }, () => randomInt(10)).join('');
            setMeta(engine, 'pinReset', digestPin(reset));
          }
        });
        return { people, reset };
      },
      dropPerson: ({ id }) => change(() => void dropPerson(engine, id)),
      signIn({ id, pin }) {
        const person = listPeople(engine).find((one) => one.id === id);
        if (!person) throw new Failure('notFound', '找不到这个人，没有进入。', '请刷新后再试。');
        if (person.pin !== null) check(person.pin, pin, person.name);
        setMeta(engine, 'user', person.name);
        locked = false;
        return sessionOf();
      },
      lockScreen() {
        locked = shown().length > 0;
        return sessionOf();
      },
      setLockMinutes({ minutes }) {
        setMeta(engine, 'lockMinutes', String(minutes));
        context.announce({ type: 'changed', entity: 'person', ids: null });
        return { lockMinutes: minutes };
      },
      listFilesTaken: ({ limit }) => ({
        files: listTaken(engine, limit).map(({ operation, ...file }) => ({ ...file, what: takenWords[operation] ?? '导出或打印文书' })),
      }),
    },
  };
}
