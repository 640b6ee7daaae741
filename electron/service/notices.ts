import type { BackupOperations, Notice } from '#shared/contract/backup.ts';
import type { Handlers } from '#shared/contract.ts';
import { daysBetween, formatDay, todayInShanghai } from '#shared/rules/day.ts';
import type { Backups } from '#electron/service/backup.ts';
import type { Context } from '#electron/service/context.ts';
import { recoveryState } from '#electron/service/recovery.ts';
import type { LifeReason } from '#electron/storage/identity.ts';
import { dropMeta, getMeta, type MetaKey } from '#electron/storage/meta.ts';

/** A backup older than this, with work since, is told of; a second copy older than that. */
export const backupDays = 7;
export const secondDays = 14;

const lifeWords: Record<LifeReason, string> = {
  copied: '这个数据文件夹是从另一台电脑拷来的，或者电脑换了。里面的数据都在，没有改动。从现在起，这里的修改和原来那台电脑的分开记，报送时不会混在一起。如果两台电脑同时在用，请尽快只留一台。',
  behind: '这里的数据比上次报送或上次使用时旧，可能是有人放回了旧的数据文件。从现在起的修改另起一段记录，不会和以前的混淆；缺少的内容，接收一次县里的回执就能找回。',
  replaced: '数据文件被换成了另一份，程序没有改动它的内容。从现在起的修改另起一段记录。请核对最近的内容是不是都在。',
  restored: '数据已经从备份恢复。恢复以前的样子也备份了一份，可以在“备份和恢复”里再换回去。恢复点以后接收过的文件，请再接收一次。',
  unknown: '',
};

const backupLink = { text: '备份和恢复', to: ['settings', 'backup'] } as const;

/** A clock that stands this much before the last save has jumped: a change of the time zone doesn't count. */
const jumped = 26 * 3600 * 1000;

/** What to say at the start where the machine's clock stands well before the last save: deadlines and numbers go by it. Null where it doesn't. */
export function clockWords(lastMadeAt: string | null, now: number): string | null {
  if (lastMadeAt === null || now > Date.parse(lastMadeAt) - jumped) return null;
  const day = (at: number): string => formatDay(todayInShanghai(at));
  return `这台电脑的日期现在是${day(now)}，比上次保存的日期（${day(Date.parse(lastMadeAt))}）早。已经保存的数据没有受影响。期限和文号都按电脑的日期算，请先把电脑的日期调准，再重新打开程序。`;
}

/** What arose in this run of the program: a log set aside, a full disk. Kept until it is read. */
export interface RunNotices {
  add(text: string, link?: Notice['link']): void;
  list(): Notice[];
  drop(key: string): boolean;
}

export function runNotices(onAdd: (text: string) => void): RunNotices {
  const all = new Map<string, Notice>();
  let count = 0;
  return {
    add(text, link = null) {
      if ([...all.values()].some((one) => one.text === text)) return;
      count += 1;
      all.set(`run${count}`, { key: `run${count}`, tone: 'bad', text, link, dismissable: true });
      onAdd(text);
    },
    list: () => [...all.values()],
    drop: (key) => all.delete(key),
  };
}

export function noticeHandlers(context: Context, backups: Backups, run: RunNotices): Pick<Handlers, 'getNotices' | 'dismissNotice'> {
  const { engine, effects } = context.store;
  const kept: ReadonlyMap<string, MetaKey> = new Map([['life', 'lifeNotice'], ['numbers', 'numbersToCheck']]);

  /** Days since; a moment in the future is as far away as its distance, for a clock was wrong then or is now. */
  const daysSince = (at: string): number => Math.abs(daysBetween(todayInShanghai(Date.parse(at)), todayInShanghai(effects.now())));

  function lifeNotices(): Notice[] {
    const all: Notice[] = [];
    const life = getMeta(engine, 'lifeNotice');
    if (life !== null) {
      const { reason } = JSON.parse(life) as { reason: LifeReason }; // written by storage alone
      all.push({ key: 'life', tone: reason === 'restored' ? 'note' : 'bad', text: lifeWords[reason], link: null, dismissable: true });
    }
    if (getMeta(engine, 'numbersToCheck') !== null) {
      all.push({ key: 'numbers', tone: 'bad', text: '数据换过了：请对照纸上的文件，核对每种文号用到了几号，以免同一个号用两次。', link: { text: '核对文号', to: ['settings', 'series'] }, dismissable: true });
    }
    return all;
  }

  function backupNotices(): Notice[] {
    const all: Notice[] = [];
    const note = (key: string, text: string): number => all.push({ key, tone: 'bad', text, link: backupLink, dismissable: false });
    const failure = backups.failure();
    if (failure) note('backupFailed', `${failure.message}${failure.fix}`);
    const at = getMeta(engine, 'lastBackupAt');
    if (!context.practice && backups.changed() && at !== null && daysSince(at) > backupDays) note('backupOld', `上次备份是${formatDay(todayInShanghai(Date.parse(at)))}，已经${daysSince(at)}天没有备份了。`);
    const place = getMeta(engine, 'secondPlace');
    const since = getMeta(engine, 'secondAt') ?? getMeta(engine, 'secondSince');
    if (place !== null && since !== null && daysSince(since) > secondDays) note('secondOld', `第二备份位置“${place}”已经${daysSince(since)}天没有备份进去了，请插上U盘。`);
    return all;
  }

  function keyNotices(): Notice[] {
    if (recoveryState(context).state !== 'missing') return [];
    return [{ key: 'keys', tone: 'bad', text: '这台电脑上没有本单位原来的钥匙：以前发给本单位的文件打不开。请填写打印过的恢复码，把钥匙找回来。', link: { text: '填写恢复码', to: ['settings', 'backup'] }, dismissable: false }];
  }

  return {
    getNotices: (): BackupOperations['getNotices'] => ({ notices: [...run.list(), ...lifeNotices(), ...keyNotices(), ...backupNotices()] }),
    dismissNotice({ key }) {
      const meta = kept.get(key);
      const known = meta !== undefined && getMeta(engine, meta) !== null;
      if (meta !== undefined && known) dropMeta(engine, meta);
      const dismissed = known || run.drop(key);
      if (dismissed) context.announce({ type: 'changed', entity: 'notice', ids: null });
      return { dismissed };
    },
  };
}
