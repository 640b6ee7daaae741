import { randomBytes } from 'node:crypto';
import type { ExchangeOperations } from '#shared/contract/exchange.ts';
import { Failure } from '#shared/failure.ts';
import type { Context } from '#electron/service/context.ts';
import { makeBundle } from '#electron/service/exchangeExport.ts';
import { ownOffice } from '#electron/service/exchangeTrust.ts';
import { officeOf } from '#electron/service/office.ts';
import { commit } from '#electron/service/records.ts';
import { idFromName } from '#electron/storage/digest.ts';
import { setMeta } from '#electron/storage/meta.ts';
import { addInvite, findPeer, listPeers, putPeer } from '#electron/storage/peers.ts';
import { listRecords, readRecord } from '#electron/storage/records.ts';
import { newPassphrase } from '#electron/sync/envelope.ts';
import type { Manifest } from '#electron/sync/manifest.ts';
import type { Pace } from '#electron/sync/pace.ts';

/** The place that an office below works for; made when the office above has none of that name yet. */
function placeBelow(context: Context, name: string): string {
  const office = ownOffice(context);
  const kind = office.level === 'city' ? 'placeKind.county' : 'placeKind.township';
  const where = [{ field: 'parent', op: 'is' as const, value: office.place }, { field: 'name', op: 'is' as const, value: name }];
  const found = listRecords(context.store.engine, { entity: 'place', where, search: '', sort: [], offset: 0, limit: 1, deleted: false }).rows[0];
  if (found) return found.id;
  // The same id as an office that began alone under this name has made for itself.
  const id = office.level === 'city' ? idFromName('place', name) : idFromName('place', office.county, name);
  commit(context, [{ entity: 'place', id, set: { name, kind, parent: office.place } }]);
  return id;
}

/** Makes the file that opens an office below: the network's keys, its reference data, and a secret that its first file shows. */
export async function enrolOffice(context: Context, input: { place: string; office: string }, pace: Pace): Promise<ExchangeOperations['enrolOffice']> {
  const { engine, effects } = context.store;
  const own = ownOffice(context);
  if (own.level === 'township') throw new Failure('refused', '开通文件由县政协做，本单位不能做。数据没有变化。', '请与县政协联系。');
  const level = own.level === 'city' ? 'county' : 'township';
  const place = placeBelow(context, input.place);
  const secret = randomBytes(32).toString('base64url');
  const id = effects.newId();
  const passphrase = newPassphrase();
  const made = await makeBundle(
    context,
    { peer: null, name: input.place, place, kind: 'enrolment', seal: { passphrase }, enrolment: { id, secret, office: input.office, level, place, placeName: input.place }, withoutFiles: false },
    pace,
  );
  engine.transaction(() => addInvite(engine, { id, secret, office: input.office, level, place, madeAt: new Date(effects.now()).toISOString() }));
  const name = made.name.replace('.xsb', '-开通文件.xsb');
  return { ticket: made.ticket, name, passphrase };
}

/** After a 开通文件 is taken in: this office belongs to the network, and is named as the network names it. */
export function joinOffice(context: Context, manifest: Manifest, person: string): void {
  const { enrolment, from } = manifest;
  const { engine, life } = context.store;
  if (!enrolment) return;
  const before = officeOf(context);
  if (person !== '') setMeta(engine, 'user', person);
  const level = `level.${enrolment.level}`;
  // A city's file names the city; the county that it opens is its own.
  const county = enrolment.level === 'county' ? enrolment.placeName : manifest.county;
  const set = before
    ? { place: enrolment.place, county }
    : { name: enrolment.office, office: enrolment.office, level, place: enrolment.place, county, givesNumbers: true };
  const moved = before && before.place !== enrolment.place ? villagesOf(context, before.place).map((id) => ({ entity: 'place' as const, id, set: { parent: enrolment.place } })) : [];
  commit(context, [{ entity: 'site', id: life.site, set }, ...moved], () => {
    setMeta(engine, 'siteRecord', life.site);
    if (from.charter) setMeta(engine, 'membership', JSON.stringify({ org: manifest.org, root: from.charter.root }));
    setMeta(engine, 'invite', JSON.stringify({ id: enrolment.id, secret: enrolment.secret }));
  });
}

function villagesOf(context: Context, place: string): string[] {
  const where = [{ field: 'parent', op: 'is' as const, value: place }];
  return listRecords(context.store.engine, { entity: 'place', where, search: '', sort: [], offset: 0, limit: 10_000, deleted: false }).rows.map((row) => row.id);
}

/** A lost or replaced machine: nothing that it signs is taken any more, here and, by its record, in the whole network. */
export function revokePeer(context: Context, site: string): { revoked: boolean } {
  const { engine, effects } = context.store;
  ownOffice(context);
  if (!findPeer(engine, site) || !listPeers(engine).some((one) => one.site === site)) throw new Failure('notFound', '找不到这个单位，数据没有变化。', '请刷新后再试。');
  const on = context.today();
  const saves = readRecord(engine, 'site', site) ? [{ entity: 'site' as const, id: site, set: { revokedOn: on } }] : [];
  commit(context, saves, () => putPeer(engine, site, { revokedAt: new Date(effects.now()).toISOString() }));
  return { revoked: true };
}
