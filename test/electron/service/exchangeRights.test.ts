import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeRecords } from '#electron/storage/write.ts';
import { make } from '#test/electron/service/office.ts';
import { behindTheBack, type Circle, openCircle } from '#test/exchange/circle.ts';

let circle: Circle;

beforeEach(async () => {
  circle = await openCircle();
});
afterEach(() => circle.end());

const topic = () => make(circle.township, 'topic', { title: '修路', collectedOn: '2026-09-01', channel: 'channel.raised', field: 'workField.livelihood', place: circle.place });
const keptAt = async (office: Circle['county']) => (await office.ask('listTwoSided', {})).kept;

/** A field of a common record that both have changed without knowing of each other. */
async function bothChange(): Promise<string> {
  const { township, county } = circle;
  const id = await make(county, 'organisation', { name: '县水利局', contact: '甲' });
  await circle.down();
  await township.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { contact: '乡里填的' } }] });
  await county.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { contact: '县里填的' } }] });
  await circle.up();
  await circle.down();
  return id;
}

it('what both sides changed is settled by the level that holds it; the other is refused in words, sees the choice, and objects once', async () => {
  const { township, county } = circle;
  const id = await bothChange();
  const [item] = (await township.ask('listTwoSided', {})).items;
  expect(item).toMatchObject({ id, mine: false });
  await expect(township.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { contact: '乡里填的' } }] })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('由县政协选定') });
  await expect(township.ask('objectTo', { id, field: 'contact', reason: '太早' })).rejects.toMatchObject({ code: 'notFound' });
  await county.ask('saveRecords', { writes: [{ entity: 'organisation', id, set: { contact: '县里填的' } }] });
  await circle.down();
  const { items, settled } = await township.ask('listTwoSided', {});
  expect(items).toEqual([]);
  expect(settled).toMatchObject([{ id, label: '联系人', chosen: '县里填的', ours: '乡里填的', objection: null }]);
  await township.ask('objectTo', { id, field: 'contact', reason: '他已经调走了' });
  await expect(township.ask('objectTo', { id, field: 'contact', reason: '再说一次' })).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('一次') });
  await circle.up();
  expect((await county.ask('listTwoSided', {})).objections).toMatchObject([{ id, value: '乡里填的', reason: '他已经调走了' }]);
  expect((await township.ask('listTwoSided', {})).settled[0]?.objection).toBe('他已经调走了');
});

it('a township’s program that settles all the same is kept and not followed', async () => {
  const { township, county } = circle;
  const id = await bothChange();
  await behindTheBack(township, (store) => writeRecords(store, [{ entity: 'organisation', id, set: { contact: '乡里选的' } }], { user: '某人' }));
  await circle.up();
  expect(await keptAt(county)).toMatchObject([{ entity: 'organisation', fields: '联系人' }]);
  expect((await county.ask('listTwoSided', {})).items).toMatchObject([{ id, mine: true }]);
});

it('a county’s program that rewrites or deletes what a township reported is kept and not followed; its notes are', async () => {
  const { township, county } = circle;
  const [rewritten, deleted] = [await topic(), await topic()];
  await circle.up();
  await behindTheBack(county, (store) => {
    writeRecords(store, [{ entity: 'topic', id: rewritten, set: { title: '县里改的' } }], { user: '某人' });
    writeRecords(store, [{ entity: 'topic', id: rewritten, set: { note: '已转交通局' } }], { user: '某人' });
    writeRecords(store, [{ entity: 'topic', id: deleted, set: {}, deleted: true }], { user: '某人' });
  });
  await circle.down();
  expect((await township.ask('getRecord', { entity: 'topic', id: rewritten })).row).toMatchObject({ title: '修路', note: '已转交通局' });
  expect((await township.ask('getRecord', { entity: 'topic', id: deleted })).row.deleted).toBe(false);
  expect((await keptAt(township)).map((one) => one.fields).toSorted()).toEqual(['删除', '题目']);
});

it('reviews count only from the side that may say them', async () => {
  const { township, county } = circle;
  const id = await topic();
  await circle.up();
  const say = (subject: string, verdict: string) => ({ entity: 'review' as const, id: `${verdict}-1`, set: { subject, verdict: `reviewState.${verdict}`, on: '2026-09-01', reason: '试' } });
  await behindTheBack(township, (store) => writeRecords(store, [say(id, 'accepted')], { user: '某人' }));
  await behindTheBack(county, (store) => writeRecords(store, [say(id, 'voiding')], { user: '某人' }));
  await circle.up();
  await circle.down();
  expect(await keptAt(county)).toMatchObject([{ entity: 'review' }]);
  expect(await keptAt(township)).toMatchObject([{ entity: 'review' }]);
  expect((await county.ask('listRecords', { entity: 'review' })).rows.map((row) => row['verdict'])).toEqual(['reviewState.voiding']);
});

it('a record is returned for correction, corrected, reported again and accepted, and voided only with the county’s consent, all by file', async () => {
  const { township, county } = circle;
  const id = await topic();
  await circle.up();
  await circle.down();
  const say = (office: Circle['county'], verdict: string, more = {}) => make(office, 'review', { subject: id, verdict: `reviewState.${verdict}`, on: '2026-09-01', ...more });
  await say(county, 'returned', { field: 'title', reason: '题目要写明是哪条路' });
  await circle.down();
  expect((await township.ask('getRecord', { entity: 'topic', id })).row['review']).toBe('reviewState.returned');
  await township.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { title: '修柳湾村的路' } }] });
  await say(township, 'reported');
  await circle.up();
  expect((await county.ask('getRecord', { entity: 'topic', id })).row).toMatchObject({ title: '修柳湾村的路', review: 'reviewState.reported' });
  await say(county, 'accepted');
  await circle.down();
  await expect(township.ask('deleteRecords', { entity: 'topic', ids: [id] })).rejects.toMatchObject({ code: 'refused', fix: expect.stringContaining('申请作废') });
  await say(township, 'voiding', { reason: '与另一件重复' });
  await circle.up();
  await expect(say(township, 'voided')).rejects.toMatchObject({ code: 'invalid' });
  await say(county, 'voided');
  await circle.down();
  expect((await township.ask('getRecord', { entity: 'topic', id })).row['review']).toBe('reviewState.voided');
});

it('what both sides changed of a township’s own matter is settled there: a county’s program that settles it all the same is kept and not followed', async () => {
  const { township, county } = circle;
  const id = await topic();
  await circle.up();
  await township.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { note: '乡里记的' } }] });
  await county.ask('saveRecords', { writes: [{ entity: 'topic', id, set: { note: '县里记的' } }] });
  await circle.up();
  await circle.down();
  expect((await township.ask('listTwoSided', {})).items).toMatchObject([{ id, field: 'note', mine: true }]);
  await behindTheBack(county, (store) => writeRecords(store, [{ entity: 'topic', id, set: { note: '县里选的' } }], { user: '某人' }));
  await circle.down();
  expect(await keptAt(township)).toMatchObject([{ entity: 'topic', fields: '备注' }]);
  expect((await township.ask('listTwoSided', {})).items).toMatchObject([{ id, mine: true }]);
});

it('a problem that was voided with the county’s consent waits for nobody: it is open no more, and no desk counts it', async () => {
  const { township, county } = circle;
  const id = await make(township, 'problem', { title: '路灯不亮', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: circle.place });
  const waiting = async (office: typeof township) => (await office.ask('getDesk', {})).items.find((one) => one.key === 'toAssign')?.count;
  const say = (office: typeof township, verdict: string) => make(office, 'review', { subject: id, verdict: `reviewState.${verdict}`, on: '2026-09-01', ...(verdict === 'voiding' ? { reason: '重复登记' } : {}) });
  await circle.up();
  await circle.down();
  expect([await waiting(township), await waiting(county)]).toEqual([1, 1]);
  await say(township, 'voiding');
  await circle.up();
  await say(county, 'voided');
  await circle.down();
  for (const office of [township, county]) {
    expect(await waiting(office)).toBe(0);
    expect((await office.ask('getRecord', { entity: 'problem', id })).row).toMatchObject({ open: false, review: 'reviewState.voided' });
  }
});

it('a problem that the county has taken over is settled by the county, not by the township that reported it', async () => {
  const { township, county } = circle;
  const id = await make(township, 'problem', { title: '水管漏水', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: circle.place });
  await make(township, 'progress', { problem: id, step: 'problemStep.escalate', on: '2026-09-01', text: '没有资金' });
  await circle.up();
  await make(county, 'progress', { problem: id, step: 'problemStep.takeOver', on: '2026-09-01' });
  await circle.down();
  await township.ask('saveRecords', { writes: [{ entity: 'problem', id, set: { note: '乡里记的' } }] });
  await county.ask('saveRecords', { writes: [{ entity: 'problem', id, set: { note: '县里记的' } }] });
  await circle.up();
  await circle.down();
  expect((await township.ask('listTwoSided', {})).items).toMatchObject([{ id, mine: false }]);
  await county.ask('saveRecords', { writes: [{ entity: 'problem', id, set: { note: '县里记的' } }] });
  await circle.down();
  expect((await township.ask('getRecord', { entity: 'problem', id })).row['note']).toBe('县里记的');
  expect(await keptAt(township)).toEqual([]);
});

it('what is the holder’s to set of a problem is not followed from an office that never held it, nor given to an office above', async () => {
  const { township, county } = circle;
  const id = await make(county, 'problem', { title: '县里的事', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: circle.place, holder: 'level.county' });
  const own = await make(township, 'problem', { title: '乡里的事', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: circle.place });
  await circle.down();
  await behindTheBack(township, (store) => {
    writeRecords(store, [{ entity: 'problem', id, set: { committee: '乡里写的' } }], { user: '某人' });
    writeRecords(store, [{ entity: 'problem', id: own, set: { holder: 'level.county' } }], { user: '某人' });
    writeRecords(store, [{ entity: 'problem', id: own, set: { committee: '农业委' } }], { user: '某人' });
  });
  await circle.up();
  expect((await keptAt(county)).map((one) => one.title).toSorted()).toEqual(['乡里的事', '县里的事']);
  expect((await county.ask('getRecord', { entity: 'problem', id: own })).row).toMatchObject({ committee: '农业委', holder: null });
});

it('results that a county’s program tells of a matter, a log or a meeting of a township are kept and not counted; of a matter that it took over they are', async () => {
  const { township, county, place } = circle;
  const problem = (title: string) => make(township, 'problem', { title, kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place });
  const [held, taken] = [await problem('乡里的渠'), await problem('提请县里的渠')];
  const log = await make(township, 'log', { title: '接待日', heldOn: '2026-09-01', kind: 'logKind.reception', place });
  await make(township, 'progress', { problem: taken, step: 'problemStep.escalate', on: '2026-09-01', text: '没有资金' });
  await circle.up();
  const result = (id: string, of: Record<string, string>) => ({ entity: 'outcome' as const, id, set: { ...of, kind: 'outcomeKind.canal', quantity: 2, unit: 'unit.kilometre', on: '2026-09-01' } });
  await make(county, 'progress', { problem: taken, step: 'problemStep.takeOver', on: '2026-09-01' });
  await county.ask('saveRecords', { writes: [result('of-taken', { problem: taken })] });
  await behindTheBack(county, (store) => writeRecords(store, [result('of-held', { problem: held }), result('of-log', { log })], { user: '某人' }));
  await circle.down();
  expect((await township.ask('listRecords', { entity: 'outcome' })).rows.map((row) => row.id)).toEqual(['of-taken']);
  expect((await keptAt(township)).map((one) => one.entity)).toEqual(['outcome', 'outcome']);
  // Nobody takes from the township what is its own to tell.
  await township.ask('saveRecords', { writes: [result('own', { problem: held }), result('own-of-taken', { problem: taken })] });
  await circle.up();
  expect(await keptAt(county)).toEqual([]);
});

it('a township deletes what the county has not confirmed; after the receipt a deletion is kept and not followed', async () => {
  const { township, county } = circle;
  const [early, late] = [await topic(), await topic()];
  await circle.up();
  // No receipt has come yet: the township may, and its own program does.
  await township.ask('deleteRecords', { entity: 'topic', ids: [early] });
  await circle.up();
  expect((await county.ask('getRecord', { entity: 'topic', id: early })).row.deleted).toBe(true);
  await circle.down();
  // Its next file shows that the receipt was there before what it does now.
  await circle.up();
  await expect(township.ask('deleteRecords', { entity: 'topic', ids: [late] })).rejects.toMatchObject({ code: 'refused' });
  await behindTheBack(township, (store) => writeRecords(store, [{ entity: 'topic', id: late, set: {}, deleted: true }], { user: '某人' }));
  await circle.up();
  expect((await county.ask('getRecord', { entity: 'topic', id: late })).row.deleted).toBe(false);
  expect((await keptAt(county)).map((one) => one.fields)).toEqual(['删除']);
});

it('steps of one day stand in the order in which they answer each other, though one clock is behind', async () => {
  const { township, county } = circle;
  const id = await make(township, 'problem', { title: '水管漏水', kind: 'problemKind.livelihood', registeredOn: '2026-09-01', place: circle.place });
  await make(township, 'progress', { problem: id, step: 'problemStep.escalate', on: '2026-09-01', text: '没有资金' });
  await circle.up();
  county.effects.set('2026-09-01T00:00:00Z');
  await make(county, 'progress', { problem: id, step: 'problemStep.takeOver', on: '2026-09-01' });
  await circle.down();
  for (const office of [township, county]) {
    expect((await office.ask('listRecords', { entity: 'progress', where: [{ field: 'problem', op: 'is', value: id }] })).rows.map((row) => row['after']).filter((after) => after !== null)).toHaveLength(1);
    expect((await office.ask('getRecord', { entity: 'problem', id })).row['askedLevel']).toBeNull();
  }
});
