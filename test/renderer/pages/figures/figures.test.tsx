// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Filter } from '#shared/contract/records.ts';
import { FiguresPage } from '#renderer/pages/figures/FiguresPage.tsx';
import { make } from '#test/electron/service/office.ts';
import { type County, endCounty, startCounty } from '#test/renderer/pages/members/realCounty.ts';
import { show } from '#test/renderer/ui/stage.tsx';

// jsdom has no fonts, and no canvas and says so at every label that a chart measures.
beforeAll(() => {
  HTMLCanvasElement.prototype.getContext = () => null;
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve(), add: () => undefined } });
});
afterEach(endCounty);
const page = (...parts: string[]) => show(<FiguresPage parts={parts} query={{}} />);

async function fill(county: County): Promise<void> {
  const { place } = county;
  for (const day of ['2026-03-02', '2026-05-04', '2025-03-02']) {
    await make(county, 'meeting', { title: `${day}的会`, heldOn: day, place, form: 'meetingForm.conference', level: 'level.county' });
    await make(county, 'topic', { title: `${day}的议题`, collectedOn: day, channel: 'channel.raised', field: 'workField.livelihood', place });
  }
}

/** The conditions that a link of a figure carries. */
function whereOf(link: HTMLElement): Filter[] {
  const query = new URLSearchParams((link.getAttribute('href') ?? '').split('?')[1]);
  return JSON.parse(query.get('where') ?? '[]') as Filter[]; // written by rowsHref
}

describe('the figures page on screen', () => {
  it('sets this year beside last, and a number leads to as many records as it says', async () => {
    const county = await startCounty();
    await fill(county);
    page();
    const line = (await screen.findByText('协商议事（场次）', { selector: 'tbody th' })).closest('tr');
    if (!line) throw new Error('no line');
    const [now, before] = within(line).getAllByRole('link');
    expect([now?.textContent, before?.textContent, within(line).getByText('增1')]).toMatchObject(['2', '1', {}]);
    for (const [link, n] of [[now, 2], [before, 1]] as const) {
      const { counts } = await county.ask('countRecords', { entity: 'meeting', wheres: [link ? whereOf(link) : []] });
      expect(counts).toEqual([n]);
    }
  });

  it('prints every table, not the chosen one alone, with days, place and basis, and is a page to work on again', async () => {
    let paper = '';
    const county = await startCounty('2026-12-01', () => {
      paper = document.body.textContent ?? '';
      return Promise.resolve();
    });
    await fill(county);
    page();
    const tabs = (await screen.findAllByRole('tab')).map((tab) => tab.textContent ?? '');
    expect(tabs.length).toBeGreaterThan(3);
    await userEvent.click(screen.getByRole('button', { name: '打印' }));
    await waitFor(() => expect(paper).not.toBe(''));
    for (const tab of tabs) expect(paper).toContain(tab);
    expect(paper).toContain('范围：安和县　期间：2026年1月1日至2026年12月1日　去年同期：2025年1月1日至2025年12月1日');
    expect(paper).toContain('制表单位：政协安和县委员会');
    expect(paper.match(/口径：/g)?.length).toBeGreaterThanOrEqual(tabs.length + 2);
    expect(await screen.findByRole('button', { name: '打印' })).toBeTruthy();
  });
});

describe('the other rooms', () => {
  it('say in a fresh office what they are for, with nothing in them', async () => {
    const { unmount } = await startCounty().then(() => page('issued'));
    expect(await screen.findByText(/还没有出过表/)).toBeTruthy();
    unmount();
    page('years');
    expect(await screen.findByText(/还没有锁定过年度/)).toBeTruthy();
    expect(screen.getByText(/2026年还没有过完，过完以后才能锁定/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '锁定2026年' })).toBeNull();
  });

  it('offer to lock a year on its last day, and not to lock it twice', async () => {
    await startCounty('2026-12-31');
    page('years');
    await userEvent.click(await screen.findByRole('button', { name: '锁定2026年' }));
    await userEvent.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: '锁定2026年' }));
    expect(await screen.findByText(/2026年12月31日由李干事锁定/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '锁定2026年' })).toBeNull();
    expect(await screen.findByText('锁定后没有变动。')).toBeTruthy();
  });

  it('the month freezes its numbers and saves its file in one press', async () => {
    const county = await startCounty();
    await fill(county);
    const files: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      files.push(this.download);
    });
    Object.assign(URL, { createObjectURL: () => 'blob:paper', revokeObjectURL: () => undefined });
    page('month');
    await userEvent.click(await screen.findByRole('button', { name: '出月报' }));
    await userEvent.click(await within(await screen.findByRole('dialog')).findByRole('button', { name: '出月报' }));
    await waitFor(() => expect(files).toEqual([expect.stringMatching(/12月.*月报.*\.xlsx$/)]));
    click.mockRestore();
    expect((await county.ask('listIssued', { kind: 'month' })).tables).toHaveLength(1);
  });

  it('a box of the archive prints its spine: number, year, term and the pieces in it', async () => {
    let paper = '';
    const county = await startCounty('2026-12-31', () => {
      paper = document.body.textContent ?? '';
      return Promise.resolve();
    });
    await fill(county);
    await county.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.meeting', retention: 'retention.permanent' }], perBox: 50 });
    const [volume] = (await county.ask('getArchive', { year: 2026 })).volumes;
    page('archive', volume?.id ?? '');
    await userEvent.click(await screen.findByRole('button', { name: '打印盒脊' }));
    await waitFor(() => expect(paper).not.toBe(''));
    for (const words of ['全宗号', '年度2026', '保管期限永久', '起止件号1—2', '盒号1']) expect(paper).toContain(words);
    expect(await screen.findByRole('button', { name: '打印盒脊' })).toBeTruthy();
  });

  it('the summary tells the numbers, and names those that were changed by hand', async () => {
    const county = await startCounty();
    await fill(county);
    page('summary');
    expect(await screen.findByText(/共征集协商议题/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '修改文字' }));
    const [first] = screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /第1段/ });
    if (!first) throw new Error('no paragraph');
    expect(first.value).toContain('征集协商议题2件');
    await userEvent.clear(first);
    await userEvent.type(first, '共征集协商议题9件。');
    expect(await screen.findByRole('status')).toHaveProperty('textContent', expect.stringContaining('9'));
    await userEvent.click(screen.getByRole('button', { name: '恢复为系统文字' }));
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('a register shows its rows, the filter above them and what it adds up', async () => {
    const county = await startCounty();
    await fill(county);
    page('ledger', 'meetings');
    expect(await screen.findByText(/期间：2026年1月1日至2026年12月1日 范围：安和县 共2条/)).toBeTruthy();
    expect(screen.getByText('2026-05-04的会')).toBeTruthy();
    expect(screen.getByText('合计')).toBeTruthy();
    expect(screen.queryByText('2025-03-02的会')).toBeNull();
  });
});
