import type { ExchangeOperations, ImportPreview } from '#shared/contract/exchange.ts';
import type { Handlers } from '#shared/contract.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { Operation } from '#shared/operation.ts';
import { compareLevels } from '#shared/rules/life.ts';
import { announceTouched, type Context } from '#electron/service/context.ts';
import { type Office, officeOf } from '#electron/service/office.ts';
import { applyOperations } from '#electron/storage/apply.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { addExchange, listExchanges, listPeers, type PeerRow, putPeer } from '#electron/storage/local.ts';
import { getMeta, setMeta } from '#electron/storage/meta.ts';
import { schemaVersion } from '#electron/storage/migrate.ts';
import { lastSeq, operationsOfRecord } from '#electron/storage/operations.ts';
import { isKnown, operationsBeyond, readReach } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { concerns, placesBelow } from '#electron/storage/scope.ts';
import { type Manifest, readBundle, writeBundle } from '#electron/sync/bundle.ts';
import { countPlan, planImport } from '#electron/sync/plan.ts';

function ownOffice(context: Context): Office {
  const office = officeOf(context);
  if (!office) throw new Failure('refused', '还没有设置本单位，不能报送或接收。数据没有变化。', '请先填写本单位名称。');
  return office;
}

/** `has` of a peer by life; empty before its first file. */
function hasOf(peer: PeerRow | undefined): Map<string, number> {
  const has: unknown = JSON.parse(peer?.has ?? '{}'); // written by applyImport alone
  return new Map(Object.entries(has as Record<string, number>));
}

/** The office above has all that this site knows; an office below gets what concerns its places and what is common. */
function operationsFor(context: Context, peer: PeerRow | undefined): Operation[] {
  const { engine } = context.store;
  const operations = operationsBeyond(engine, hasOf(peer)).filter((op) => op.site !== peer?.site);
  const site = peer ? readRecord(engine, 'site', peer.site) : null;
  const office = ownOffice(context);
  const below = peer !== undefined && (peer.level === 'township' || peer.level === 'county') && compareLevels(peer.level, office.level) < 0;
  if (!below || typeof site?.['place'] !== 'string') return operations;
  const places = placesBelow(engine, site['place']);
  const wanted = new Map<string, boolean>();
  return operations.filter((op) => {
    let is = wanted.get(op.record);
    if (is === undefined) wanted.set(op.record, (is = isEntityName(op.entity) && concerns(engine, op.entity, op.record, places)));
    return is;
  });
}

function exportBundle(context: Context, to: string | null): ExchangeOperations['exportBundle'] {
  const { engine, life, effects } = context.store;
  const office = ownOffice(context);
  const peer = listPeers(engine).find((one) => (to === null ? isAbove(one, office) : one.site === to));
  if (to !== null && !peer) throw new Failure('notFound', '没有接收过这个单位的文件，还不能给它出回执。', '请先接收它的报送文件。');
  const kind = peer && !isAbove(peer, office) ? 'receipt' : 'report';
  const number = Number(getMeta(engine, 'bundleNumber') ?? '0') + 1;
  const madeAt = new Date(effects.now()).toISOString();
  const target = peer?.name ?? (office.level === 'township' ? office.county : '上级政协');
  const title = `${office.placeName || office.name}→${target} 第${number}号`;
  const operations = operationsFor(context, peer);
  const reach = readReach(engine, life);
  const manifest: Manifest = {
    format: 0,
    schema: schemaVersion,
    kind,
    number,
    title,
    madeAt,
    county: office.county,
    practice: context.practice,
    from: { site: life.site, inc: life.inc, name: office.name, level: office.level },
    has: reach,
    reaches: reach,
    operations: operations.length,
  };
  const bytes = writeBundle(manifest, operations);
  engine.transaction(() => {
    setMeta(engine, 'bundleNumber', String(number));
    setMeta(engine, 'lastExportAt', madeAt);
    addExchange(engine, { at: madeAt, direction: 'out', peer: target, number: title, digest: sha256(bytes), operations: operations.length, summary: `${operations.length}处变化` });
  });
  const name = `${title.replace('→', '报')}-${madeAt.slice(0, 10)}.xsb`.replaceAll(' ', '');
  return { ticket: context.keep({ name, type: 'application/octet-stream', bytes }), name, number: title, operations: operations.length };
}

function isAbove(peer: PeerRow, office: Office): boolean {
  return (peer.level === 'county' || peer.level === 'city') && compareLevels(peer.level, office.level) > 0;
}

function opened(context: Context, ticket: string) {
  const office = ownOffice(context);
  const file = context.tickets.get(ticket);
  if (!file) throw new Failure('notFound', '找不到要接收的文件，现有数据没有变化。', '请重新选择文件。');
  const { manifest, operations } = readBundle(file.bytes);
  if (manifest.practice !== context.practice) {
    throw new Failure('file', manifest.practice ? '这是练习用的文件，不能收进正式数据。现有数据没有变化。' : '这是正式文件，不能收进练习数据。现有数据没有变化。');
  }
  if (manifest.county !== office.county) throw new Failure('file', `这是“${manifest.county}”的文件，不是“${office.county}”的，没有接收。现有数据没有变化。`, '请核对文件是不是发错了。');
  if (manifest.from.site === context.store.life.site) throw new Failure('file', '这是本机自己导出的文件，不用接收。现有数据没有变化。', '请选择对方发来的文件。');
  return { file, manifest, operations, digest: sha256(file.bytes) };
}

function preview(context: Context, ticket: string) {
  const { engine, life, effects } = context.store;
  const { manifest, operations, digest } = opened(context, ticket);
  const fresh = operations.filter((op) => !isKnown(engine, op));
  const plan = planImport(fresh, (record) => operationsOfRecord(engine, record));
  const warnings: string[] = [];
  const aDay = 24 * 3600 * 1000;
  if (Math.abs(Date.parse(manifest.madeAt) - effects.now()) > 2 * aDay && Date.parse(manifest.madeAt) > effects.now()) {
    warnings.push(`对方电脑的日期是${manifest.madeAt.slice(0, 10)}，比本机晚，可能没有校准；内容照常接收。`);
  }
  if (manifest.schema > schemaVersion) warnings.push('对方的程序版本较新，本机不认识的栏目先存起来，升级后就能看到。');
  const deleted = plan.filter((one) => one.effect === 'deleted').length;
  if (deleted > 0) warnings.push(`有${deleted}条记录被对方移入回收站，接收后本机也移入回收站，可以恢复。`);
  const answer: ImportPreview = {
    same: fresh.length === 0 && listExchanges(engine).some((entry) => entry.direction === 'in' && entry.digest === digest),
    fromName: manifest.from.name,
    number: manifest.title,
    kind: manifest.kind,
    madeAt: manifest.madeAt,
    operations: { fresh: fresh.length, known: operations.length - fresh.length },
    entities: countPlan(plan),
    warnings,
    confirms: manifest.has.find((one) => one.site === life.site && one.inc === life.inc)?.seq ?? 0,
  };
  return { answer, manifest, fresh, digest };
}

function applyImport(context: Context, ticket: string): ImportPreview {
  const { store } = context;
  const { answer, manifest, fresh, digest } = preview(context, ticket);
  if (answer.same) return answer;
  const at = new Date(store.effects.now()).toISOString();
  const changed = answer.entities.reduce((sum, one) => sum + one.added + one.changed + one.deleted + one.twoSided, 0);
  const touched = applyOperations(store, fresh, manifest.reaches, () => {
    const has = Object.fromEntries(manifest.has.map((one) => [`${one.site}.${one.inc}`, one.seq]));
    putPeer(store.engine, { site: manifest.from.site, name: manifest.from.name, level: manifest.from.level, has: JSON.stringify(has), receivedAt: at, sentAt: null });
    addExchange(store.engine, { at, direction: 'in', peer: manifest.from.name, number: manifest.title, digest, operations: fresh.length, summary: `${changed}条记录有变化` });
  });
  announceTouched(context, touched);
  return answer;
}

export function exchangeHandlers(context: Context): Pick<Handlers, keyof ExchangeOperations> {
  const { engine, life } = context.store;
  return {
    listPeers: () => ({
      peers: listPeers(engine).map((peer) => ({
        site: peer.site,
        name: peer.name,
        level: peer.level,
        lastReceivedAt: peer.receivedAt,
        lastSentAt: peer.sentAt,
        confirmed: hasOf(peer).get(`${life.site}.${life.inc}`) ?? 0,
        own: lastSeq(engine, life),
      })),
    }),
    exportBundle: ({ to }) => exportBundle(context, to),
    previewImport: ({ ticket }) => preview(context, ticket).answer,
    applyImport: ({ ticket }) => applyImport(context, ticket),
    listExchanges: () => ({ entries: listExchanges(engine).map(({ at, direction, peer, number, operations, summary }) => ({ at, direction, peer, number, operations, summary })) }),
  };
}

