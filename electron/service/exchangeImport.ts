import type { ImportPreview } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import { compareLevels } from '#shared/rules/life.ts';
import { announceExchange, announceTouched, type Context } from '#electron/service/context.ts';
import { countFiles, type FilesCount, keepFiles } from '#electron/service/exchangeFiles.ts';
import { receiptsOf } from '#electron/service/exchangeReceipts.ts';
import { noteSettled } from '#electron/service/exchangeSettled.ts';
import { joinOffice } from '#electron/service/exchangeEnrol.ts';
import { authorLevels, judgeSigner, ownOffice, type Standing } from '#electron/service/exchangeTrust.ts';
import { officeOf } from '#electron/service/office.ts';
import { applyOperations } from '#electron/storage/apply.ts';
import { removeUnnamed } from '#electron/storage/attachmentTravel.ts';
import { eraseRecord, fillIn } from '#electron/storage/erasing.ts';
import { markOf } from '#electron/storage/backup.ts';
import { addExchange } from '#electron/storage/local.ts';
import type { Step } from '#electron/storage/engine/engine.ts';
import { schemaVersion } from '#electron/storage/migrate.ts';
import { operationsByRecord, type SaltedOperation } from '#electron/storage/operations.ts';
import { addReceived, findPeer, findReceived, findReceivedFile, listPeers, putPeer, receivedNumbers, useInvite } from '#electron/storage/peers.ts';
import { keyedLives, keyOfLife, putKeyOfLife } from '#electron/storage/reach.ts';
import { runInSlices, type Sliced } from '#electron/storage/slices.ts';
import { longAtomically, touch, type Touched } from '#electron/storage/write.ts';
import { kindOfEnvelope } from '#electron/sync/envelope.ts';
import { fingerprintOf } from '#electron/sync/keys.ts';
import { type Carried, hashInSlices } from '#electron/sync/carried.ts';
import type { Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';
import { countPlan, planImport, type RecordPlan } from '#electron/sync/plan.ts';
import { type LifePieces, openBundle, readPieces } from '#electron/sync/readBundle.ts';
import { refused } from '#electron/sync/refusal.ts';
import { type Weighed, weigh } from '#electron/sync/weigh.ts';

/** A file that is opened and checked, and not yet held against the data. */
interface Opened {
  file: string;
  manifest: Manifest;
  digest: string;
  lives: LifePieces[];
  extras: SaltedOperation[];
  carried: Carried[];
  standing: Standing;
}

export interface ImportOptions {
  ticket: string;
  passphrase: string | null;
  pace: Pace;
}

/** The file that was last opened, so that taking it after the preview does not read it again. */
const lastOpened = new WeakMap<Context, { ticket: string; opened: Opened; planned?: Planned }>();

/** What an opened file comes to, and what the data were like then. */
interface Planned {
  data: string;
  weighed: Weighed;
  plan: RecordPlan[];
}

/** A text that changes whenever weighing a file could come to something else: operations, files, keys, offices. */
function dataOf(context: Context): string {
  const { engine, life } = context.store;
  return JSON.stringify([markOf(engine), life.site, life.inc, keyedLives(engine), listPeers(engine), officeOf(context)]);
}

function bytesOf(context: Context, ticket: string): Uint8Array {
  const file = context.tickets.get(ticket);
  if (!file) throw new Failure('notFound', '找不到要接收的文件，现有数据没有变化。', '请重新选择文件。');
  return file.bytes;
}

async function open(context: Context, { ticket, passphrase, pace }: ImportOptions): Promise<Opened> {
  const before = lastOpened.get(context);
  if (before?.ticket === ticket) return { ...before.opened, standing: judgeSigner(context, before.opened.manifest, before.opened.standing.how === 'passphrase') };
  const bytes = bytesOf(context, ticket);
  const byPassphrase = kindOfEnvelope(bytes) === 'passphrase';
  const bundle = await openBundle(bytes, context.keys.identities(), passphrase, pace);
  const { manifest, digest } = bundle;
  if (manifest.kind !== 'enrolment') ownOffice(context);
  const standing = judgeSigner(context, manifest, byPassphrase);
  const seen = findReceived(context.store.engine, manifest.from.site, manifest.from.inc, manifest.number);
  if (seen && seen.digest !== digest) {
    throw refused(`“${manifest.title}”以前接收过一份内容不同的，对方的电脑可能恢复过备份，或者程序被整个拷贝过`, '请打电话告诉对方，并请对方再导出一份新的。');
  }
  const opened: Opened = { file: await hashInSlices(bytes, pace), manifest, digest, carried: bundle.carried, ...(seen ? { lives: [], extras: [] } : await readPieces(bundle, pace)), standing };
  lastOpened.set(context, { ticket, opened });
  return opened;
}

/** The answer of the file's first import, found by the digest of its bytes before anything of it is read. */
function answerOfSame(context: Context, file: string): ImportPreview | null {
  const before = findReceivedFile(context.store.engine, file);
  return before ? { ...(JSON.parse(before.answer) as ImportPreview), same: true } : null; // written by applyImport alone
}

const aDay = 24 * 3600 * 1000;

function clockWords(context: Context, manifest: Manifest, weighed: Weighed): string[] {
  const now = context.store.effects.now();
  const told = weighed.fresh.map(({ op }) => Date.parse(op.wall)).filter((at) => at > now + 2 * aDay);
  if (Date.parse(manifest.madeAt) <= now + 2 * aDay && told.length === 0) return [];
  const latest = new Date(Math.max(Date.parse(manifest.madeAt), ...told.slice(0, 1000))).toISOString().slice(0, 10);
  return [`对方电脑的日期到了${latest}，比本机晚，可能没有校准；内容照常接收。`];
}

function warningsOf(context: Context, opened: Opened, weighed: Weighed, deleted: number, files: FilesCount): string[] {
  const { engine } = context.store;
  const { manifest } = opened;
  const words = clockWords(context, manifest, weighed);
  if (manifest.schema > schemaVersion) words.push('对方的程序版本较新，本机不认识的栏目先存起来，升级后就能看到。');
  if (deleted > 0) words.push(`有${deleted}条记录被对方移入回收站，接收后本机也移入回收站，可以恢复。`);
  if (weighed.beyond > 0) words.push(`有${weighed.beyond}处修改超出对方的权限，会存下来给您看，不会采用。`);
  if (files.absent > 0) words.push(`有${files.absent}个附件没有随文件到达，记录照常接收；下次给对方回执或报送时会自动请对方补送。`);
  if (files.damaged > 0) words.push(`有${files.damaged}个附件已经损坏，没有收下，记录照常接收；会请对方下次补送。`);
  if (weighed.erased.size > 0) words.push(`有${weighed.erased.size}条记录已按当事人要求删除个人信息，接收后不再显示。`);
  if (weighed.forks.length > 0) words.push('有一台电脑恢复过旧备份或被整个拷贝过，两份内容都会收下，请在“两边都改过”里核对，并打电话告诉对方。');
  if (weighed.told.some((one) => one.site === context.store.life.site)) words.push('对方有本单位丢失的内容，接收后会找回来。');
  const numbers = new Set(receivedNumbers(engine, manifest.from.site).map((one) => one.n));
  if (manifest.previous !== null && !numbers.has(manifest.previous)) words.push(`对方的第${manifest.previous}号文件还没有接收过；缺的内容对方下次报送时会自动补上。`);
  return words;
}

function kindOf(manifest: Manifest): ImportPreview['kind'] {
  return manifest.kind === 'receipt' || manifest.kind === 'enrolment' ? manifest.kind : 'report';
}

/** Holds the opened file against the data as it is now. */
function weighNow(context: Context, opened: Opened): Sliced<Weighed> {
  const { engine, life } = context.store;
  const levelOf = authorLevels(context);
  const { from } = opened.manifest;
  const options = { levelOf: (site: string) => (site === from.site ? (levelOf(site) ?? from.level) : levelOf(site)), ownSite: life.site, ownLevel: officeOf(context)?.level ?? null, hadReceipt: receiptsOf(context) };
  return weigh(engine, opened.manifest, opened.lives, opened.extras, options);
}

/** The same for the preview and for the import that follows it, unless something changed between. */
function* planNow(context: Context, opened: Opened): Sliced<Planned> {
  const { engine } = context.store;
  const data = dataOf(context);
  const last = lastOpened.get(context);
  const mine = last?.opened.file === opened.file ? last : undefined;
  if (mine?.planned?.data === data) return mine.planned;
  const weighed = yield* weighNow(context, opened);
  const plan = yield* planImport(weighed.fresh.filter((one) => !one.beyond).map(({ op }) => op), (records) => operationsByRecord(engine, records));
  const planned: Planned = { data, weighed, plan };
  if (mine) mine.planned = planned;
  return planned;
}

function answerOf(context: Context, opened: Opened, { weighed, plan }: Planned): ImportPreview {
  const { engine, life } = context.store;
  const { manifest, standing } = opened;
  const files = countFiles(context, opened.carried);
  return {
    same: findReceived(engine, manifest.from.site, manifest.from.inc, manifest.number) !== null,
    fromName: manifest.from.name,
    number: manifest.title,
    kind: kindOf(manifest),
    madeAt: manifest.madeAt,
    operations: { fresh: weighed.fresh.length, known: weighed.known },
    entities: countPlan(plan),
    warnings: warningsOf(context, opened, weighed, plan.filter((one) => one.effect === 'deleted').length, files),
    files,
    confirms: manifest.has.find((one) => one.site === life.site && one.inc === life.inc)?.seq ?? 0,
    signer: { state: standing.state, code: fingerprintOf(manifest.from.key), words: standing.words },
  };
}

/** What a file would change. Changes nothing. */
export async function previewImport(context: Context, options: ImportOptions): Promise<ImportPreview> {
  const same = answerOfSame(context, await hashInSlices(bytesOf(context, options.ticket), options.pace));
  if (same) return same;
  const opened = await open(context, options);
  // A transaction that writes nothing, so that nothing changes between its slices.
  return context.store.engine.longTransaction(async (step) => {
    const planned = await runInSlices(planNow(context, opened), () => options.pace.breathe(), step);
    return step(() => answerOf(context, opened, planned));
  });
}

/** What a file says of its sender and of others' keys, once its signer is trusted. */
function noteSender(context: Context, opened: Opened, at: string): void {
  const { engine } = context.store;
  const { manifest, standing } = opened;
  const { from } = manifest;
  const before = findPeer(engine, from.site);
  putKeyOfLife(engine, from.site, from.inc, from.key);
  putPeer(engine, from.site, {
    name: from.name,
    level: before?.trustedAt ? before.level : from.level,
    place: before?.place ?? from.place,
    age: from.age,
    org: manifest.org,
    has: JSON.stringify(manifest.has),
    got: JSON.stringify(manifest.got),
    leftOut: JSON.stringify(manifest.leftOut),
    wants: JSON.stringify(manifest.wants),
    masked: JSON.stringify(manifest.masked),
    receivedAt: at,
    ...(before?.trustedAt ? {} : { trustedAt: at, how: standing.how }),
  });
  if (standing.invite !== null) useInvite(engine, standing.invite, from.site, at);
  const office = officeOf(context);
  if (!office || compareLevels(from.level, office.level) <= 0) return;
  for (const member of manifest.members) {
    // Its key may be known from operations that were passed on; that alone makes it nobody to exchange with.
    const key = keyOfLife(engine, member.site, member.inc);
    if ((key !== null && key !== member.key) || member.site === context.store.life.site || findPeer(engine, member.site)?.trustedAt) continue;
    putKeyOfLife(engine, member.site, member.inc, member.key);
    putPeer(engine, member.site, { name: member.name, level: member.level, place: member.place, age: member.age, org: manifest.org, trustedAt: at, how: 'member' });
  }
}

interface Taken {
  answer: ImportPreview;
  touched: Touched;
  /** Records of which values came back, or went for good. */
  also: Touched;
  /** Files whose bytes no record may name any more. */
  freed: Set<string>;
}

/** Weighs and takes in, all inside the transaction of which `step` is: what is saved meanwhile waits for the end of it. */
async function takeIn(context: Context, opened: Opened, noteFiles: (at: string) => void, pace: Pace, step: Step): Promise<Taken> {
  const { store } = context;
  const { manifest } = opened;
  const inSlices = <T>(work: Sliced<T>): Promise<T> => runInSlices(work, () => pace.breathe(), step);
  const planned = await inSlices(planNow(context, opened));
  const { weighed } = planned;
  const answer = step(() => answerOf(context, opened, planned));
  const taken: Taken = { answer, touched: new Map(), also: new Map(), freed: new Set() };
  if (answer.same) return taken;
  const at = new Date(store.effects.now()).toISOString();
  const changed = answer.entities.reduce((sum, one) => sum + one.added + one.changed + one.deleted + one.twoSided, 0);
  taken.touched = await inSlices(applyOperations(store, weighed.fresh, weighed.told));
  step(() => {
    fillIn(store, weighed.whole, taken.also);
    for (const record of weighed.erased) for (const digest of eraseRecord(store, record, taken.also)) taken.freed.add(digest);
    noteSettled(context, weighed.fresh, at);
    noteFiles(at);
    noteSender(context, opened, at);
    for (const { site, inc, key } of weighed.keys) putKeyOfLife(store.engine, site, inc, key);
    addReceived(store.engine, { site: manifest.from.site, inc: manifest.from.inc, n: manifest.number, previous: manifest.previous, digest: opened.digest, file: opened.file, answer: JSON.stringify(answer) });
    const summary = changed > 0 ? `${changed}条记录有变化` : '没有新的内容，记下了回执';
    addExchange(store.engine, { at, direction: 'in', peer: manifest.from.name, number: manifest.title, digest: opened.file, operations: weighed.fresh.length, summary });
  });
  return taken;
}

/**
 * Takes a file in: all of it in one transaction, or nothing. The same file again changes nothing. `before` is done first, where
 * there is something to take in: a backup.
 */
export async function applyImport(context: Context, options: ImportOptions & { trust: boolean; person: string; before: () => Promise<void> }): Promise<ImportPreview> {
  const { store } = context;
  const same = answerOfSame(context, await hashInSlices(bytesOf(context, options.ticket), options.pace));
  if (same) {
    if (same.kind === 'enrolment' && officeOf(context) === null) joinOffice(context, (await open(context, options)).manifest, options.person);
    return same;
  }
  const opened = await open(context, options);
  const { manifest } = opened;
  if (opened.standing.state === 'unknown' && !options.trust) {
    throw new Failure('refused', '还没有核对发送单位，没有接收，数据没有变化。', `请打电话问对方，核对码是不是${fingerprintOf(manifest.from.key)}。`, [{ field: 'trust', message: '请核对' }]);
  }
  await options.before();
  // Before the transaction: no save waits for photos.
  const noteFiles = await keepFiles(context, opened.carried, options.pace);
  const { answer, touched, also, freed } = await longAtomically(store, (step) => takeIn(context, opened, noteFiles, options.pace, step));
  if (answer.same) return answer;
  lastOpened.delete(context);
  for (const digest of freed) removeUnnamed(store.engine, store.folder, digest);
  for (const [entity, ids] of also) for (const id of ids) touch(touched, entity, id);
  announceTouched(context, touched);
  announceExchange(context);
  if (manifest.kind === 'enrolment') joinOffice(context, manifest, options.person);
  return answer;
}
