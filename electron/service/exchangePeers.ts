import type { ExchangeOperations, KeptChange, Peer, SendState, TwoSidedItem } from '#shared/contract/exchange.ts';
import { type EntityName, entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Context } from '#electron/service/context.ts';
import { hasOf, peerAbove } from '#electron/service/exchangeExport.ts';
import { objectionItems, settledItems } from '#electron/service/exchangeSettled.ts';
import { isAbove, membershipOf } from '#electron/service/exchangeTrust.ts';
import { maySettle } from '#electron/service/settle.ts';
import { type Office, officeOf } from '#electron/service/office.ts';
import { splitField } from '#shared/operation.ts';
import { namesOfIds } from '#electron/storage/names.ts';
import { lastSeq, operationsBeyondRight } from '#electron/storage/operations.ts';
import { findReceived, listInvites, listPeers, listSent, type PeerRow, receivedNumbers } from '#electron/storage/peers.ts';
import { keyedLives, type Reach } from '#electron/storage/reach.ts';
import { lastOperationsOf } from '#electron/storage/sendState.ts';
import { listTwoSided, readTwoSided } from '#electron/storage/twoSided.ts';
import { fingerprintOf } from '#electron/sync/keys.ts';

function peerOf(context: Context, peer: PeerRow, office: Office | null, codes: ReadonlyMap<string, string>): Peer {
  const { engine, life } = context.store;
  const numbers = receivedNumbers(engine, peer.site);
  const got = new Set(numbers.map((one) => one.n));
  const month = context.today().slice(0, 7);
  const missing = numbers.flatMap(({ inc, n }) => {
    const previous = findReceived(engine, peer.site, inc, n)?.previous ?? null;
    return previous !== null && !got.has(previous) ? [previous] : [];
  });
  return {
    site: peer.site,
    name: peer.name,
    level: peer.level,
    lastReceivedAt: peer.receivedAt,
    lastSentAt: peer.sentAt,
    confirmed: hasOf(peer).find((one) => one.site === life.site && one.inc === life.inc)?.seq ?? 0,
    own: lastSeq(engine, life),
    lastNumber: numbers.at(-1)?.n ?? null,
    missing: [...new Set(missing)],
    late: office !== null && !isAbove(peer, office) && peer.revokedAt === null && (peer.receivedAt ?? '').slice(0, 7) < month,
    code: codes.get(peer.site) ?? '',
    enrolled: peer.how === 'invite' || peer.how === 'charter' || peer.how === 'member' || peer.how === 'continues',
    revokedAt: peer.revokedAt,
  };
}

/** The offices that files come from and go to. */
export function peersOf(context: Context): ExchangeOperations['listPeers'] {
  const { engine, life } = context.store;
  const codes = new Map(keyedLives(engine).map(({ site, key }) => [site, fingerprintOf(key)]));
  const office = officeOf(context);
  return {
    peers: listPeers(engine).filter((one) => one.trustedAt !== null).map((peer) => peerOf(context, peer, office, codes)),
    invites: listInvites(engine).filter((one) => one.usedBy === null).map(({ id, office: name, madeAt }) => ({ id, office: name, madeAt })),
    code: fingerprintOf(context.keys.signing(life.site, life.inc).key),
    enrolled: membershipOf(context) !== null,
  };
}

const covers = (reach: readonly Reach[], lives: readonly { site: string; inc: string; seq: number }[]): boolean =>
  lives.every((life) => reach.some((one) => one.site === life.site && one.inc === life.inc && one.seq >= life.seq));

/** How far records are safe at the office above: only what it has confirmed is. */
export function sendStates(context: Context, ids: readonly string[]): Record<string, SendState> {
  const { engine } = context.store;
  const office = officeOf(context);
  const above = office ? peerAbove(context, office) : null;
  const sent = listSent(engine).filter((one) => one.peer === (above?.site ?? null) || one.peer === null).at(-1);
  if (!office || (office.level !== 'township' && !above)) return Object.fromEntries(ids.map((id) => [id, 'none' as const]));
  const has = hasOf(above);
  const told = sent ? (JSON.parse(sent.reach) as Reach[]) : []; // written by makeBundle alone
  return Object.fromEntries(
    ids.map((id): [string, SendState] => {
      const lives = lastOperationsOf(engine, id).filter((one) => one.site !== above?.site);
      return [id, covers(has, lives) ? 'confirmed' : covers(told, lives) ? 'filed' : 'waiting'];
    }),
  );
}

function officeNames(context: Context): (site: string) => string {
  const { engine, life } = context.store;
  const names = new Map(listPeers(engine).map((one) => [one.site, one.name]));
  return (site) => (site === life.site ? '本单位' : (names.get(site) ?? '其他单位'));
}

/** Fields that both sides changed, of all records, and changes that were kept and not applied. */
export function findings(context: Context): ExchangeOperations['listTwoSided'] {
  const { engine } = context.store;
  const nameOf = officeNames(context);
  const items = listTwoSided(engine, 500).flatMap(({ entity, record }): TwoSidedItem[] => {
    if (!isEntityName(entity)) return [];
    const { names } = namesOfIds(engine, [record]);
    return readTwoSided(engine, entity, record).map(({ field, values }) => ({
      entity, id: record, title: names[record] ?? '', field, label: labelOf(entity, field),
      mine: maySettle(context, entity, record),
      values: values.map((one) => ({ ...one, value: Array.isArray(one.value) ? null : (one.value as string | number | boolean | null), office: nameOf(one.op.split('.')[0] ?? '') })), // one entry of a set is a scalar
    }));
  });
  const kept = operationsBeyondRight(engine, 200).map((op): KeptChange => {
    const { names } = namesOfIds(engine, [op.record]);
    const fields = Object.keys(op.set).map((name) => (isEntityName(op.entity) ? labelOf(op.entity, name) : name));
    const label = isEntityName(op.entity) ? entityOf(op.entity).label : op.entity;
    return { entity: op.entity, label, id: op.record, title: names[op.record] ?? '', who: op.user, office: nameOf(op.site), at: op.wall, fields: [...new Set(fields)].join('、') };
  });
  return { items, kept, settled: settledItems(context, nameOf), objections: objectionItems(context, nameOf) };
}

function labelOf(entity: EntityName, name: string): string {
  const { key } = splitField(name);
  return entityOf(entity).fields[key]?.label ?? (key === 'deleted' ? '删除' : key);
}
