// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { OpinionsPage } from '#renderer/pages/opinions/OpinionsPage.tsx';
import { useRevealed } from '#renderer/record/reveal.ts';
import { make } from '#test/electron/service/office.ts';
import { type County, endCounty, startCounty } from '#test/renderer/pages/members/realCounty.ts';
import { show } from '#test/renderer/ui/stage.tsx';

afterEach(async () => {
  useRevealed.setState({ ids: new Set() });
  await endCounty();
});
const page = (...parts: string[]) => show(<OpinionsPage parts={parts} query={{}} />);
const words = () => document.body.textContent ?? '';

async function secret(county: County): Promise<string> {
  return make(county, 'opinion', {
    title: '王建国反映渠道渗漏', reportedOn: '2026-11-02', place: county.place, member: county.members.wang, author: '刘大山', phone: '13800000001', text: '刘大山说渠道渗漏多年。', privacy: 'privacy.proposer',
  });
}

describe('a record whose proposer is kept private', () => {
  it('shows no name and no number on its page, in its title and texts neither, until somebody says why he looks', async () => {
    const county = await startCounty();
    const id = await secret(county);
    page(id);
    expect(await screen.findByText(/姓名和电话没有显示/)).toBeTruthy();
    expect(words()).toContain('渠道渗漏');
    for (const word of ['王建国', '刘大山', '13800000001']) expect(words()).not.toContain(word);

    await userEvent.click(screen.getByRole('button', { name: '显示姓名' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '显示姓名' }));
    expect(await within(dialog).findByText('请写查看理由。')).toBeTruthy();
    expect((await county.ask('listReveals', { id })).looks).toEqual([]);
    fireEvent.change(within(dialog).getByRole('textbox', { name: '查看理由' }), { target: { value: '回访反映人' } });
    await userEvent.click(within(dialog).getByRole('button', { name: '显示姓名' }));
    await waitFor(() => expect(words()).toContain('13800000001'));
    expect(words()).toContain('刘大山');
    expect(await screen.findByText(/李干事：回访反映人/)).toBeTruthy();
    expect((await county.ask('listReveals', { id })).looks).toMatchObject([{ user: '李干事', reason: '回访反映人' }]);
  });

  it('shows no name in the steps of its life either', async () => {
    const county = await startCounty();
    const id = await secret(county);
    await make(county, 'opinionStep', { opinion: id, step: 'opinionStep.edit', on: '2026-11-03', text: '已与刘大山核实渗漏。' });
    page(id);
    expect(await screen.findByText(/核实渗漏/)).toBeTruthy();
    expect(words()).not.toContain('刘大山');
  });

  it('opens its form only after that', async () => {
    const county = await startCounty();
    const id = await secret(county);
    page(id, 'edit');
    expect(await screen.findByText(/姓名和电话没有显示/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /反映人/ })).toBeNull();
    await waitFor(() => expect(words()).not.toContain('刘大山'));
  });

  it('is in the list without its people, and beside an open one with them', async () => {
    const county = await startCounty();
    await secret(county);
    await make(county, 'opinion', { title: '公交站', reportedOn: '2026-11-03', place: county.place, author: '孙小明', text: '不便' });
    page();
    expect(await screen.findByText(/有关人员反映渠道渗漏/)).toBeTruthy();
    await waitFor(() => expect(words()).toContain('公交站'));
    for (const word of ['王建国', '刘大山']) expect(words()).not.toContain(word);
  });
});

describe('looking', () => {
  it('is refused where nothing is hidden', async () => {
    const county = await startCounty();
    const id = await make(county, 'opinion', { title: '公交站', reportedOn: '2026-11-03', place: county.place, author: '孙小明', text: '不便' });
    await expect(county.ask('revealRecord', { entity: 'opinion', id, reason: '看看' })).rejects.toThrow(/没有设为不公开/);
  });
});
