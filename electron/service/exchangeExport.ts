import { randomBytes } from 'node:crypto';
import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { neverToCity } from '#shared/rules/upward.ts';
import { announceExchange, type Context } from '#electron/service/context.ts';
import { authorLevels, isAbove, membershipOf, ownOffice, ownOrg, proofOf } from '#electron/service/exchangeTrust.ts';
import { concealer } from '#electron/service/exchangePrivacy.ts';
import { type FilesFor, filesNeeded, packFiles, thisTime } from '#electron/service/exchangeFiles.ts';
import { missingAttachments } from '#electron/storage/attachmentTravel.ts';
import { readMasked } from '#electron/storage/erasing.ts';
import { type Office, officeOf } from '#electron/service/office.ts';
import { addExchange } from '#electron/storage/local.ts';
import { getMeta, setMeta } from '#electron/storage/meta.ts';
import { schemaVersion } from '#electron/storage/migrate.ts';
import { addSent, findPeer, listPeers, listSent, type PeerRow, putPeer, receivedDigests, receivedNumbers } from '#electron/storage/peers.ts';
import { keyedLives, type LeftOut, type Reach, readHoles, readLeftOut, readReach } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { concerns, placesBelow } from '#electron/storage/scope.ts';
import { hashInSlices } from '#electron/sync/carried.ts';
import { collect } from '#electron/sync/collect.ts';
import { newPassphrase, type SealFor } from '#electron/sync/envelope.ts';
import { orgOf, signBytes } from '#electron/sync/keys.ts';
import { charterText, continuesText, type Manifest } from '#electron/sync/manifest.ts';
import { makePace, type Pace } from '#electron/sync/pace.ts';
import { chunksOf, writeBundle } from '#electron/sync/writeBundle.ts';

/** What a peer last said that it has. */
export function hasOf(peer: PeerRow | null): Reach[] {
  return peer ? (JSON.parse(peer.has) as Reach[]) : []; // written by applyImport alone
}

function leftOutOf(peer: PeerRow | null): LeftOut[] {
  return peer?.leftOut ? (JSON.parse(peer.leftOut) as LeftOut[]) : []; // written by applyImport alone
}

/** The office that files go to when nobody is named: the one above, once a file of it has been taken. */
export function peerAbove(context: Context, office: Office): PeerRow | null {
  return listPeers(context.store.engine).find((one) => one.trustedAt !== null && one.revokedAt === null && isAbove(one, office)) ?? null;
}

/**
 * Whether a record goes to an office of these places; null places: to the office above. A city gives a county what is its own, or
 * the city's, of what is common; a county keeps from the city what nobody has sorted.
 */
export function wantedBy(context: Context, placeOfReceiver: string | null): (entity: string, record: string) => boolean {
  const { engine } = context.store;
  const level = officeOf(context)?.level;
  if (placeOfReceiver === null) return (entity) => level !== 'county' || !isEntityName(entity) || !neverToCity.includes(entity);
  const places = placesBelow(engine, placeOfReceiver);
  const commonToAll = level === 'city' ? isOfCityOr(context, places) : () => true;
  const decided = new Map<string, boolean>();
  return (entity, record) => {
    let is = decided.get(record);
    if (is === undefined) decided.set(record, (is = isEntityName(entity) && concerns(engine, entity, record, places) && commonToAll(entity, record)));
    return is;
  };
}

/** Of what is common to a county, a city passes on its own and that of the receiver: one county's members are not another's. */
function isOfCityOr(context: Context, places: ReadonlySet<string>): (entity: EntityName, record: string) => boolean {
  const { engine, life } = context.store;
  const levelOf = authorLevels(context);
  return (entity, record) => {
    if (entityOf(entity).scope !== 'county' || entity === 'site') return true;
    const author = readRecord(engine, entity, record)?.site ?? life.site;
    if (levelOf(author) === 'city') return true;
    const place = findPeer(engine, author)?.place ?? readRecord(engine, 'site', author)?.['place'];
    return typeof place === 'string' && places.has(place);
  };
}

export interface Addressee {
  peer: PeerRow | null;
  /** For people. */
  name: string;
  /** Null: everything goes. */
  place: string | null;
  kind: Manifest['kind'];
  seal: SealFor;
  enrolment: Manifest['enrolment'];
  /** The person wants a small file: attachments come with a later one. */
  withoutFiles: boolean;
}

/** The machines below that an office vouches for, for the files that it sends down. */
function membersFor(context: Context, peer: PeerRow | null, below: boolean): Manifest['members'] {
  if (!below || !peer) return [];
  return keyedLives(context.store.engine).flatMap(({ site, inc, key }) => {
    const one = findPeer(context.store.engine, site);
    if (!one?.trustedAt || one.revokedAt || !one.age || site === peer.site || (one.level !== 'township' && one.level !== 'county' && one.level !== 'city')) return [];
    return one.place === peer.place ? [{ site, inc, name: one.name, level: one.level, place: one.place, key, age: one.age }] : [];
  });
}

function fromOf(context: Context, office: Office): Manifest['from'] {
  const { life } = context.store;
  const { keys } = context;
  const pair = keys.signing(life.site, life.inc);
  const from = { site: life.site, inc: life.inc, key: pair.key, age: keys.age.recipient, level: office.level };
  // Whom a county opened speaks in the county's network; everybody else leads one, if only of one.
  const leads = membershipOf(context) === null || office.level !== 'township';
  return {
    ...from,
    name: office.name,
    place: office.place === '' ? null : office.place,
    charter: leads ? { root: keys.root.key, signature: signBytes(keys.root, charterText(from)) } : null,
    continues: keys.others(life.site, life.inc).slice(-20).map(({ inc, pair: old }) => ({ inc, signature: signBytes(old, continuesText(from)) })),
  };
}

export type MadeBundle = Omit<ExchangeOperations['exportBundle'], 'passphrase'>;

/** Several machines of one office keep no secrets from each other. */
export function isSameOffice(peer: PeerRow | null, office: Office): boolean {
  return peer !== null && peer.level === office.level && peer.place !== null && peer.place === office.place;
}

/** The attachments that an office needs. */
function filesOf(context: Context, to: Pick<Addressee, 'peer'>, wanted: FilesFor['wanted']): { sha256: string; size: number }[] {
  const { peer } = to;
  const wants = new Set(peer?.wants ? (JSON.parse(peer.wants) as string[]) : []); // written by applyImport alone
  return filesNeeded(context, { has: hasOf(peer), leftOut: leftOutOf(peer), wants, wanted, receiver: peer?.site ?? null, sameOffice: isSameOffice(peer, ownOffice(context)) });
}

/** The number of a new file. Taken at once: two files under one number would be refused, and a number that is never used does no harm. */
function newNumber({ store: { engine } }: Context): Promise<number> {
  return engine.whenFree(() => engine.transaction(() => {
    const number = Number(getMeta(engine, 'bundleNumber') ?? '0') + 1;
    setMeta(engine, 'bundleNumber', String(number));
    return number;
  }));
}

/** Writes one file, notes what it told of, and keeps it for the window to fetch. */
export async function makeBundle(context: Context, to: Addressee, pace: Pace): Promise<MadeBundle> {
  const { engine, life, effects } = context.store;
  const office = ownOffice(context);
  const { peer } = to;
  const wanted = wantedBy(context, to.place);
  const files = filesOf(context, to, wanted);
  const same = isSameOffice(peer, office);
  const found = await collect(context.store, context.keys, {
    has: hasOf(peer), wanted, leftOut: leftOutOf(peer), receiver: peer?.site ?? null,
    conceal: same ? (one) => one : concealer(engine, office.level === 'county' && to.place === null), masked: peer?.masked ? (JSON.parse(peer.masked) as { site: string; inc: string; seqs: number[] }[]) : [], // written by applyImport alone
  }, pace);
  const packed = await packFiles(context, files, to.withoutFiles, pace);
  const number = await newNumber(context);
  const madeAt = new Date(effects.now()).toISOString();
  const title = `${office.placeName || office.name}→${to.name} 第${number}号`;
  const holding = readReach(engine, life);
  const held = new Map(holding.map((one) => [`${one.site}.${one.inc}`, one.seq]));
  const { chunks, parts } = await chunksOf(found.lines, pace);
  const from = fromOf(context, office);
  const invite = getMeta(engine, 'invite');
  const { id, secret } = (invite === null ? {} : JSON.parse(invite)) as { id?: string; secret?: string }; // written by applyImport alone
  const previous = peer ? listSent(engine).filter((one) => one.peer === peer.site || one.peer === null).at(-1) : undefined;
  const manifest: Manifest = {
    format: 1, reader: 1, schema: schemaVersion, org: from.charter ? orgOf(from.charter.root) : ownOrg(context), county: office.county, practice: context.practice, kind: to.kind,
    number, previous: previous?.n ?? null, title, madeAt, nonce: randomBytes(16).toString('base64url'), from,
    to: peer ? { site: peer.site, name: peer.name } : null,
    lives: found.lives, extras: found.extras, has: holding,
    got: peer ? receivedNumbers(engine, peer.site) : [],
    leftOut: readLeftOut(engine),
    holes: readHoles(engine).flatMap(({ life: { site, inc }, holes }) => holes.map((hole) => ({ site, inc, ...hole }))).slice(0, 1000),
    answers: peer ? receivedDigests(engine, peer.site).slice(-20) : [],
    invite: id && secret && (peer === null || isAbove(peer, office)) ? { id, proof: proofOf(secret, from) } : null,
    enrolment: to.enrolment,
    members: membersFor(context, peer, to.place !== null),
    chunks, attachments: packed.entries, operations: found.operations,
    wants: missingAttachments(engine, context.store.folder).slice(0, 20_000),
    masked: readMasked(engine),
  };
  const { bytes, digest } = await writeBundle(manifest, [...parts, ...packed.parts], context.keys.signing(life.site, life.inc), to.seal, pace);
  const file = await hashInSlices(bytes, pace);
  const carried = packed.parts.length;
  await engine.whenFree(() => engine.transaction(() => {
    setMeta(engine, 'lastExportAt', madeAt);
    addSent(engine, { n: number, inc: life.inc, peer: peer?.site ?? null, madeAt, digest, passphrase: 'passphrase' in to.seal ? to.seal.passphrase : null, reach: JSON.stringify(found.reach.map((one) => ({ ...one, had: held.get(`${one.site}.${one.inc}`) ?? 0 }))) });
    addExchange(engine, { at: madeAt, direction: 'out', peer: to.name, number: title, digest: file, operations: found.operations, summary: `${found.operations}处变化${carried > 0 ? `，${carried}个附件` : ''}` });
    if (peer) putPeer(engine, peer.site, { sentAt: madeAt });
  }));
  announceExchange(context);
  const name = `${title.replace('→', '报')}-${madeAt.slice(0, 10)}.xsb`.replaceAll(' ', '');
  return { ticket: context.keep({ name, type: 'application/octet-stream', bytes }), name, number: title, operations: found.operations, files: { carried, left: packed.entries.length - carried - packed.bad, bad: packed.bad } };
}

/** To whom a file goes: the office above, or one that has sent a file before. */
function addresseeOf(context: Context, to: string | null): { peer: PeerRow | null; office: Office; below: boolean; place: string | null } {
  const office = ownOffice(context);
  const peer = to === null ? peerAbove(context, office) : findPeer(context.store.engine, to);
  if (to !== null && !peer?.trustedAt) throw new Failure('notFound', '没有接收过这个单位的文件，还不能给它出回执。', '请先接收它的报送文件。');
  if (peer?.revokedAt) throw new Failure('refused', `“${peer.name}”的这台电脑已经停用，没有导出。`, '对方换了电脑的，请给它做开通文件。');
  const below = peer !== null && !isAbove(peer, office) && !isSameOffice(peer, office);
  return { peer, office, below, place: below ? (peer.place ?? placeOf(context, peer)) : null };
}

/** How many attachments a file would carry, and how large they are: shown before a person chooses. */
export function measureExport(context: Context, to: string | null): ExchangeOperations['measureExport'] {
  const { peer, place } = addresseeOf(context, to);
  const needed = filesOf(context, { peer }, wantedBy(context, place));
  const now = thisTime(needed);
  const inThis = needed.filter((one) => now.has(one.sha256));
  return { files: inThis.length, bytes: inThis.reduce((sum, one) => sum + one.size, 0), later: needed.length - inThis.length };
}

/** A file for the office above, or for one that has sent a file before. */
export async function exportBundle(context: Context, { to, withoutFiles }: { to: string | null; withoutFiles: boolean }, pace: Pace = makePace()): Promise<ExchangeOperations['exportBundle']> {
  const { engine } = context.store;
  const { peer, office, below, place } = addresseeOf(context, to);
  const passphrase = peer?.age ? null : (getMeta(engine, 'passphrase') ?? setMeta(engine, 'passphrase', newPassphrase()));
  const made = await makeBundle(
    context,
    {
      peer,
      name: peer?.name ?? (office.level === 'township' ? office.county : '上级政协'),
      place,
      kind: below ? 'receipt' : hasOf(peer).length === 0 ? 'snapshot' : 'delta',
      seal: peer?.age ? { recipient: peer.age } : { passphrase: passphrase ?? '' },
      enrolment: null,
      withoutFiles,
    },
    pace,
  );
  return { ...made, passphrase };
}

function placeOf(context: Context, peer: PeerRow): string | null {
  const place = readRecord(context.store.engine, 'site', peer.site)?.['place'];
  return typeof place === 'string' ? place : null;
}
