// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { MembersPage } from '#renderer/pages/members/MembersPage.tsx';
import { ProposalsPage } from '#renderer/pages/proposals/ProposalsPage.tsx';
import { make } from '#test/electron/service/office.ts';
import { endCounty, startCounty } from '#test/renderer/pages/members/realCounty.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(endCounty);
const page = (...parts: string[]) => show(<MembersPage parts={parts} query={{}} />);

describe('duty on screen', () => {
  it('says that the rules are examples, ranks the members, and counts who lacks something', async () => {
    const county = await startCounty();
    for (const on of ['2026-03-02', '2026-05-04']) await make(county, 'log', { heldOn: on, kind: 'logKind.visit', title: '走访', members: [county.members.wang] });
    page('duty');
    expect(await screen.findByText(/还没有本县的履职规则，下面按程序自带的“示例”计算/)).toBeTruthy();
    const line = (await screen.findByRole('link', { name: '王建国' })).closest('tr');
    expect(line && within(line).getByText('2/2 ✔')).toBeTruthy();
    expect(screen.getByRole('tab', { name: /未完成清单 3/ })).toBeTruthy();
  });

  it('prints the list that is open, under its own title, with what each one lacks', async () => {
    let paper = '';
    Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve(), add: () => undefined } });
    const county = await startCounty('2026-12-01', () => {
      paper = document.body.textContent ?? '';
      return Promise.resolve();
    });
    await make(county, 'log', { heldOn: '2026-03-02', kind: 'logKind.visit', title: '走访', members: [county.members.wang] });
    page('duty');
    await userEvent.click(await screen.findByRole('tab', { name: /提醒名单 3/ }));
    await userEvent.click(screen.getByRole('button', { name: '打印名单' }));
    await waitFor(() => expect(paper).not.toBe(''));
    expect(paper).toContain('2026年度委员履职提醒名单');
    for (const words of ['王建国', '李秀英', '赵小军', '基层履职实践活动差1次', '基层履职实践活动差2次']) expect(paper).toContain(words);
    expect(await screen.findByRole('button', { name: '打印名单' })).toBeTruthy();
  });

  it('opens behind a figure of a member the records that it comes from', async () => {
    const county = await startCounty();
    const log = await make(county, 'log', { heldOn: '2026-03-02', kind: 'logKind.visit', title: '走访困难户', members: [county.members.wang] });
    page(county.members.wang);
    const user = userEvent.setup();
    const box = await screen.findByRole('button', { name: /基层履职实践活动1\/2次/ });
    const links = () => screen.queryAllByRole('link', { name: /走访困难户/ });
    await waitFor(() => expect(links().length).toBe(1)); // among what names the member
    await user.click(box);
    expect(links().map((link) => link.getAttribute('href')?.includes(log))).toEqual([true, true]);
  });
});

describe('the change of term', () => {
  it('is done from the page in four steps, and the roster of the old term is there afterwards', async () => {
    const county = await startCounty();
    const council = await make(county, 'council', { name: '柳湾议事会', kind: 'councilKind.council', level: 'level.village', place: county.place, state: 'bodyState.running' });
    await make(county, 'seat', { council, member: county.members.li, capacity: 'capacity.member' });
    page('term');
    const user = userEvent.setup();
    await user.type(await screen.findByRole('combobox'), '第十一届');
    await user.click(await screen.findByText('新增“第十一届”'));
    await user.type(screen.getByLabelText(/开始日期/), '2026-12-01');
    await user.tab();
    await user.click(screen.getByRole('button', { name: '下一步：去留和接替' }));
    await user.click(await screen.findByRole('checkbox', { name: '李秀英离任' }));
    await user.click(screen.getByRole('button', { name: '下一步：新任委员' }));
    await user.type(await screen.findByLabelText('第1行姓名'), '周新任');
    await user.click(screen.getByRole('button', { name: '下一步：核对' }));
    expect(await screen.findByText('柳湾议事会·成员')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '办理换届' }));
    await waitFor(async () => expect((await county.ask('getTermRoster', { term: 'term.t9' })).members.length).toBe(3));
    const left = (await county.ask('getRecord', { entity: 'member', id: county.members.li })).row;
    expect([left['state'], left['leftOn']]).toEqual(['memberState.left', '2026-11-30']);
    const { rows } = await county.ask('listRecords', { entity: 'member', where: [{ field: 'state', op: 'is', value: 'memberState.serving' }] });
    expect(rows.map((row) => row['name']).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual(['周新任', '王建国', '赵小军']);
  });
});

describe('leave', () => {
  it('is counted by term, with those who are to be reminded', async () => {
    const county = await startCounty();
    const leave = (since: string, more: Record<string, string>) => make(county, 'leave', { member: county.members.wang, kind: 'leaveKind.personal', reason: '外出', since, askedOn: since, verdict: 'leaveVerdict.granted', approver: '秘书长', ...more });
    await leave('2020-05-01', {});
    await leave('2026-05-01', {});
    await leave('2026-06-01', {});
    await leave('2026-07-01', { kind: 'leaveKind.official' });
    page('leave', 'count');
    const line = (await screen.findByRole('link', { name: '王建国' })).closest('tr');
    const cells = line ? within(line).getAllByRole('cell').map((cell) => cell.textContent) : [];
    expect(cells).toEqual(['王建国', '农业', '3', '0', '2', '1', '0', '0', '3', '0', '2', '应提醒']);
  });
});

describe('the review paragraph', () => {
  it('is made from the proposals, and counts merged ones as the county says', async () => {
    const county = await startCounty();
    const base = { submittedOn: '2026-02-01', reason: '情况', request: '建议', proposerKind: 'proposerKind.individual', member: county.members.wang, category: 'proposalCategory.economy' };
    const [first, second, third] = [await make(county, 'proposal', { ...base, title: '甲' }), await make(county, 'proposal', { ...base, title: '乙' }), await make(county, 'proposal', { ...base, title: '丙', proposerKind: 'proposerKind.party', body: '民盟' })];
    const step = (proposal: string, key: string, more: Record<string, string> = {}) => make(county, 'proposalStep', { proposal, step: `proposalStep.${key}`, on: '2026-02-10', ...more });
    for (const one of [first, third]) await step(one, 'file');
    await step(second, 'combine', { into: first });
    show(<ProposalsPage parts={['review']} query={{}} />);
    expect(await screen.findByText(/共收到提案3件。经审查，立案2件，并案1件。立案提案中，委员提案1件，占50.0%；集体提案1件/)).toBeTruthy();
    await userEvent.click(screen.getByRole('switch'));
    expect(await screen.findByText(/立案3件（其中并案1件，并案后立案2件）/)).toBeTruthy();
    expect((await county.ask('listRecords', { entity: 'setting', where: [{ field: 'key', op: 'is', value: 'mergedCountsAsFiled' }] })).rows[0]?.['value']).toBe('true');
  });
});
