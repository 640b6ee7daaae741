import { existsSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { ExchangeOperations, FolderReport } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { exportBundle, hasOf, isSameOffice } from '#electron/service/exchangeExport.ts';
import { applyImport, previewImport } from '#electron/service/exchangeImport.ts';
import { officeOf } from '#electron/service/office.ts';
import { dropMeta, getMeta, setMeta } from '#electron/storage/meta.ts';
import { listPeers, listSent, type PeerRow } from '#electron/storage/peers.ts';
import { type Reach, readReach } from '#electron/storage/reach.ts';
import { bundleEnding, deposit, readWhole, removeDeposited, type Waiting, waitingIn } from '#electron/sync/dropFolder.ts';
import type { Pace } from '#electron/sync/pace.ts';

const metaKey = 'exchangeFolder';

/** The folder through which the machines of this office exchange; null for none. */
export function exchangeFolder(context: Context): ExchangeOperations['getExchangeFolder'] {
  const path = getMeta(context.store.engine, metaKey);
  return path === null ? { folder: null } : { folder: { path, present: isFolder(path), lastAt: getMeta(context.store.engine, 'exchangedAt') } };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

export function setExchangeFolder(context: Context, path: string | null): ExchangeOperations['setExchangeFolder'] {
  const { engine, folder } = context.store;
  if (path === null) dropMeta(engine, metaKey);
  else {
    if (!isAbsolute(path) || !isFolder(path)) throw new Failure('invalid', '找不到这个文件夹，没有设置。', '请填写完整的文件夹地址，如 D:\\交换 或 \\\\电脑名\\交换。', [{ field: 'path', message: '找不到这个文件夹' }]);
    if (path.startsWith(folder)) throw new Failure('invalid', '交换文件夹不能放在数据文件夹里面，没有设置。', '请另选一个文件夹。', [{ field: 'path', message: '不能放在数据文件夹里面' }]);
    setMeta(engine, metaKey, path);
  }
  return exchangeFolder(context);
}

/** Puts a file that was made here into the folder, or another one, and proves that it is whole there. */
export function depositBundle(context: Context, ticket: string, folder: string | null): ExchangeOperations['depositBundle'] {
  const file = context.tickets.get(ticket);
  const to = folder ?? getMeta(context.store.engine, metaKey);
  if (!file || to === null) throw new Failure('notFound', '找不到要存的文件或者文件夹，没有存。', '请重新导出。');
  if (!isAbsolute(to) || !isFolder(to)) throw new Failure('storage', `打不开文件夹“${to}”，文件没有存。数据没有变化。`, '请检查U盘是否插好，再导出一次。');
  return { path: deposit(to, file.name, file.bytes) };
}

/** Our files for one machine carry both names, so that it need not try to open what is another's. */
const prefixOf = (from: string): string => `x-${from}-`;
const nameFor = (from: string, inc: string, n: number, to: string): string => `${prefixOf(from)}${inc}-${n}-to-${to}${bundleEnding}`;

/** Something that the peer has not been told yet, by it or by our last file to it. */
function hasNews(context: Context, peer: PeerRow): boolean {
  const { engine, life } = context.store;
  const told = new Map(hasOf(peer).map((one) => [`${one.site}.${one.inc}`, one.seq]));
  const last = listSent(engine).filter((one) => one.peer === peer.site).at(-1);
  for (const one of last ? (JSON.parse(last.reach) as Reach[]) : []) { // written by makeBundle alone
    const name = `${one.site}.${one.inc}`;
    told.set(name, Math.max(told.get(name) ?? 0, one.seq));
  }
  return readReach(engine, life).some((one) => one.site !== peer.site && one.seq > (told.get(`${one.site}.${one.inc}`) ?? 0));
}

/** Files that were looked at and not taken: not tried again until they change. */
const passedOver = new WeakMap<Context, Set<string>>();

async function takeOne(context: Context, file: Waiting, beforeImport: () => Promise<void>, pace: Pace): Promise<FolderReport['files'][number] | null> {
  const seen = passedOver.get(context) ?? new Set<string>();
  passedOver.set(context, seen);
  const mark = `${file.name} ${file.size} ${file.changed}`;
  if (seen.has(mark)) return null;
  try {
    const ticket = context.keep({ name: file.name, type: 'application/octet-stream', bytes: readWhole(file.path) });
    const preview = await previewImport(context, { ticket, passphrase: null, pace });
    if (preview.same) {
      seen.add(mark);
      return null;
    }
    if (preview.kind === 'enrolment' || preview.signer.state === 'unknown') throw new Failure('file', '要核对发送单位，请单独接收。');
    const taken = await applyImport(context, { ticket, passphrase: null, trust: false, person: '', pace, before: beforeImport });
    seen.add(mark);
    return { name: file.name, from: taken.fromName, good: true, words: `${taken.operations.fresh}处变化` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    seen.add(mark);
    return { name: file.name, from: '', good: false, words: error.message };
  }
}

/**
 * Takes in what other machines have put into the folder, and puts there what the other machines of this office lack. Safe at
 * any moment: what is half written is left for the next time, a file is taken whole or not at all.
 */
export async function exchangeByFolder(context: Context, beforeImport: () => Promise<void>, pace: Pace): Promise<FolderReport> {
  const { engine, life, effects } = context.store;
  const folder = getMeta(engine, metaKey);
  const office = officeOf(context);
  if (folder === null || !office) return { files: [], deposited: 0 };
  const own = prefixOf(life.site);
  const waiting = waitingIn(folder).filter(({ name }) => !name.startsWith(own) && (!/-to-/.test(name) || name.includes(`-to-${life.site}${bundleEnding}`)));
  const report: FolderReport = { files: [], deposited: 0 };
  for (const file of waiting) {
    const outcome = await takeOne(context, file, beforeImport, pace);
    if (outcome) report.files.push(outcome);
  }
  for (const peer of listPeers(engine)) {
    if (peer.trustedAt === null || peer.revokedAt !== null || !peer.age || !isSameOffice(peer, office)) continue;
    const got = new Set((peer.got ? (JSON.parse(peer.got) as { inc: string; n: number }[]) : []).map((one) => nameFor(life.site, one.inc, one.n, peer.site))); // written by applyImport alone
    for (const { name } of waitingIn(folder)) if (got.has(name)) removeDeposited(folder, name);
    if (!hasNews(context, peer)) continue;
    const { ticket } = await exportBundle(context, { to: peer.site, withoutFiles: false }, pace);
    const bytes = context.tickets.get(ticket)?.bytes;
    const sent = listSent(engine).at(-1);
    if (!bytes || !sent) continue;
    deposit(folder, nameFor(life.site, sent.inc, sent.n, peer.site), bytes);
    context.tickets.delete(ticket);
    report.deposited += 1;
  }
  setMeta(engine, 'exchangedAt', new Date(effects.now()).toISOString());
  return report;
}

const lookEveryMs = 3 * 60_000;

/** Exchanges by the folder again and again, while one is set. A folder that is not there is no trouble: the stick is out. */
export function startFolderExchange(context: Context, exchange: () => Promise<unknown>, onDefect: (error: unknown) => void): { stop(): void } {
  const timer = setInterval(() => {
    if (!exchangeFolder(context).folder?.present) return;
    exchange().catch((error: unknown) => {
      if (!(error instanceof Failure)) onDefect(error);
    });
  }, lookEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
