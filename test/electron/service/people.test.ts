import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
let county = '';
beforeAll(async () => {
  office = await openOffice({ today: '2026-12-20' });
  await office.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会', person: '李干事' });
  county = (await office.ask('getSession', {})).office?.place ?? '';
});
afterAll(async () => office.end());

const row = async (entity: Parameters<typeof make>[1], id: string) => (await office.ask('getRecord', { entity, id })).row;
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Failure ? error.message : Promise.reject(error)));

describe('a change of term', () => {
  test('keeps who stays in his seats, ends those of who goes, makes the new, and leaves the old term readable; one undo takes all of it back', async () => {
    const village = await make(office, 'place', { name: '柳湾村', kind: 'placeKind.village', parent: county });
    const base = { state: 'memberState.serving', term: 'term.t9', joinedOn: '2021-12-01' };
    const stays = await make(office, 'member', { name: '王建国', sector: 'sector.agriculture', committee: 'committee.economy', ...base });
    const goes = await make(office, 'member', { name: '李秀英', sector: 'sector.women', ...base });
    const vacant = await make(office, 'member', { name: '赵小军', ...base });
    const back = await make(office, 'member', { name: '孙早先', state: 'memberState.left', term: 'term.t8', joinedOn: '2016-12-01', leftOn: '2021-11-30' });
    const council = await make(office, 'council', { name: '柳湾村议事会', kind: 'councilKind.council', level: 'level.village', place: village, state: 'bodyState.running', leadMember: goes });
    const studio = await make(office, 'studio', { name: '柳湾工作室', kind: 'studioKind.studio', place: village, state: 'bodyState.running', host: vacant });
    const seats = await Promise.all([stays, goes].map((member) => make(office, 'seat', { council, member, capacity: 'capacity.member', since: '2022-01-01' })));
    const order = await make(office, 'problem', { title: '修路灯', kind: 'problemKind.wish', registeredOn: '2026-11-01', place: village, member: goes, holder: 'level.county' });
    const honour = await make(office, 'tenure', { member: goes, kind: 'tenureKind.honour', title: '优秀委员', since: '2024-01-10' });

    const input = {
      newTerm: { name: '第十一届' }, openedOn: '2026-12-15', basis: '选举结果',
      leaving: [{ member: goes, successor: stays }, { member: vacant, successor: null }], returning: [back], fresh: [{ name: '周新任', sector: 'sector.education' }],
    };
    const before = await office.ask('previewTermChange', input);
    expect(before).toMatchObject({ staying: 1, leaving: 2, returning: 1, fresh: 1, wrong: [] });
    expect(before.vacancies.map((one) => [one.memberName, one.what, one.successorName])).toEqual([['李秀英', '柳湾村议事会·成员', '王建国'], ['李秀英', '柳湾村议事会·领衔委员', '王建国'], ['赵小军', '柳湾工作室·领衔委员', '']]);
    expect(before.openOrders).toEqual([{ id: order, title: '修路灯', memberName: '李秀英' }]);
    expect((await row('member', goes))['state']).toBe('memberState.serving');

    const made = await office.ask('changeTerm', input);
    expect(await row('member', stays)).toMatchObject({ term: made.term, joinedOn: '2021-12-01', state: 'memberState.serving' });
    expect(await row('member', goes)).toMatchObject({ state: 'memberState.left', leftOn: '2026-12-14', term: 'term.t9' });
    expect(await row('member', back)).toMatchObject({ state: 'memberState.serving', joinedOn: '2026-12-15', leftOn: null, term: made.term });
    expect((await row('seat', seats[0] ?? ''))['until']).toBeNull();
    expect((await row('seat', seats[1] ?? ''))['until']).toBe('2026-12-14');
    // The successor sits there already: no second seat.
    expect((await office.ask('listRecords', { entity: 'seat', where: [{ field: 'council', op: 'is', value: council }, { field: 'until', op: 'is', value: null }] })).total).toBe(1);
    expect((await row('council', council))['leadMember']).toBe(stays);
    expect((await row('studio', studio))['host']).toBeNull();
    expect((await row('tenure', honour))['until']).toBeNull();

    const old = await office.ask('getTermRoster', { term: 'term.t9' });
    expect(old.members.map((one) => one.name).toSorted()).toEqual(['李秀英', '王建国', '赵小军'].toSorted());
    expect(old.members.find((one) => one.name === '王建国')).toMatchObject({ sector: '农业', committee: '经济科技委员会', since: '2021-12-01', until: '2026-12-14' });
    const now = await office.ask('getTermRoster', { term: made.term });
    expect([now.term, ...now.members.map((one) => one.name)].toSorted()).toEqual(['第十一届', '孙早先', '周新任', '王建国'].toSorted());
    // What changes later does not reach the term that is over.
    await office.ask('saveRecords', { writes: [{ entity: 'member', id: stays, set: { sector: 'sector.education' } }] });
    expect((await office.ask('getTermRoster', { term: 'term.t9' })).members.find((one) => one.name === '王建国')?.sector).toBe('农业');
    await office.ask('saveRecords', { writes: [{ entity: 'member', id: stays, set: { sector: 'sector.agriculture' } }] });

    expect(await refusal(office.ask('changeTerm', { ...input, newTerm: { id: made.term } }))).toContain('新一届');
    await office.ask('undo', { tx: made.tx });
    expect(await row('member', goes)).toMatchObject({ state: 'memberState.serving', leftOn: null });
    expect((await office.ask('getTermRoster', { term: 'term.t9' })).members.length).toBe(3);
  });
});

describe('mergers and new names of places', () => {
  const within = async (place: string) => (await office.ask('countRecords', { entity: 'topic', wheres: [[{ field: 'place', op: 'within', value: place }]] })).counts[0];
  const topicAt = (place: string) => make(office, 'topic', { title: '村里的事', content: '情况', field: 'workField.livelihood', place, collectedOn: '2026-05-06', channel: 'channel.raised' });

  test('records keep the old village and its name, and are counted under the new one; by old boundaries too', async () => {
    const town = await make(office, 'place', { name: '云溪乡', kind: 'placeKind.township', parent: county });
    const [a, b] = [await make(office, 'place', { name: '上河村', kind: 'placeKind.village', parent: town, population: 800 }), await make(office, 'place', { name: '下河村', kind: 'placeKind.village', parent: town, population: 500 })];
    const old = await topicAt(a);
    await topicAt(b);
    const council = await make(office, 'council', { name: '上河村议事会', kind: 'councilKind.council', level: 'level.village', place: a, state: 'bodyState.running' });
    const { place: joined, tx } = await office.ask('changePlaces', { kind: 'merge', places: [a, b], name: '双河村', on: '2026-12-01', basis: '批复' });
    expect(await row('place', joined)).toMatchObject({ name: '双河村', parent: town, population: 1300, oldNames: '上河村、下河村' });
    expect(await row('place', a)).toMatchObject({ until: '2026-11-30', successor: joined });
    const detail = await office.ask('getRecord', { entity: 'topic', id: old });
    expect(detail.names[String(detail.row['place'])]).toBe('上河村');
    expect((await row('council', council))['place']).toBe(joined);
    await topicAt(joined);
    expect([await within(joined), await within(a), await within(town)]).toEqual([3, 1, 3]);
    const figures = await office.ask('getFigures', { period: { kind: 'year', year: 2026 }, place: town });
    const table = figures.tables.find((one) => one.key === 'place');
    expect(table?.rows.filter((one) => one.cells.some((cell) => cell.rows > 0)).map((one) => [one.label, one.cells[0]?.value])).toEqual([['双河村', 3]]);
    expect(await refusal(office.ask('changePlaces', { kind: 'merge', places: [a], into: joined, on: '2026-12-01' }))).toContain('已经撤并');
    await office.ask('undo', { tx });
    expect(await row('place', a)).toMatchObject({ until: null, successor: null });
  });

  test('a township that is merged away keeps its old boundaries for figures, and its villages go over', async () => {
    const [to, away] = [await make(office, 'place', { name: '清水镇', kind: 'placeKind.township', parent: county }), await make(office, 'place', { name: '石桥乡', kind: 'placeKind.township', parent: county })];
    const village = await make(office, 'place', { name: '桥头村', kind: 'placeKind.village', parent: away });
    await topicAt(village);
    await topicAt(away);
    await topicAt(to);
    await office.ask('changePlaces', { kind: 'merge', places: [away], into: to, on: '2026-12-01' });
    expect((await row('place', village))['parent']).toBe(to);
    expect([await within(to), await within(away)]).toEqual([3, 2]);
    expect(await refusal(office.ask('changePlaces', { kind: 'merge', places: [to], into: village, on: '2026-12-02' }))).toContain('下级');
  });

  test('a village with a new name is a new record, so that old records show the name of their time; search finds both', async () => {
    const village = await make(office, 'place', { name: '柳沟村', kind: 'placeKind.village', parent: county, code: '620101' });
    const old = await topicAt(village);
    const { place } = await office.ask('changePlaces', { kind: 'rename', places: [village], name: '柳沟社区', on: '2026-12-01' });
    expect(await row('place', place)).toMatchObject({ name: '柳沟社区', oldNames: '柳沟村', code: '620101' });
    expect((await office.ask('getRecord', { entity: 'topic', id: old })).names[village]).toBe('柳沟村');
    expect(await within(place)).toBe(1);
    const { hits } = await office.ask('searchAll', { text: '柳沟村', entity: 'place', limit: 20 });
    expect(hits.map((hit) => hit.id)).toEqual(expect.arrayContaining([village, place]));
    // The office's own place keeps its record.
    const own = await office.ask('changePlaces', { kind: 'rename', places: [county], name: '安和市', on: '2026-12-01' });
    expect(own.place).toBe(county);
    expect(await row('place', county)).toMatchObject({ name: '安和市', oldNames: '安和县' });
  });
});
