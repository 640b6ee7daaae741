import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as XLSX from '@e965/xlsx';
import { docxText } from '#test/papers/docxChecks.ts';
import { openPractice, type PracticeOffice } from '#test/electron/service/practiceOffice.ts';

let office: PracticeOffice;

beforeAll(async () => {
  office = await openPractice('2026-12-31');
});
afterAll(async () => office.end());

describe('the archive', () => {
  let sealed = '';
  let subject = '';

  test('puts a year into boxes by kind, numbered through by retention, each matter once', async () => {
    const [place] = (await office.ask('listRecords', { entity: 'place', limit: 1 })).rows;
    const said = { title: '梅有才反映的宅基地纠纷', reportedOn: '2026-10-08', place: place?.id ?? '', author: '梅有才', text: '梅有才说界址不清。', privacy: 'privacy.hidden' };
    await office.ask('saveRecords', { writes: [{ entity: 'opinion', id: null, set: said }] });
    const { waiting } = await office.ask('getArchive', { year: 2026 });
    const problems = waiting.find((one) => one.kind === 'archiveKind.problem');
    expect(problems?.pieces).toBeGreaterThan(100);
    const made = await office.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.problem', retention: 'retention.thirty' }, { kind: 'archiveKind.opinion', retention: 'retention.thirty' }], perBox: 40 });
    const after = await office.ask('getArchive', { year: 2026 });
    expect(after.waiting.find((one) => one.kind === 'archiveKind.problem')?.pieces).toBe(0);
    expect(after.volumes).toHaveLength(made.volumes);
    expect(after.volumes.every((one) => one.pieces <= 40 && one.pieces > 0)).toBe(true);
    const { rows } = await office.ask('listRecords', { entity: 'archiveItem', limit: 10_000 });
    expect(rows.map((row) => Number(row['number'])).toSorted((a, b) => a - b)).toEqual(Array.from({ length: made.pieces }, (_, i) => i + 1));
    expect(rows.filter((row) => /梅有才|宅基地纠纷$/.test(String(row['title']))).map((row) => row['title'])).toContain('有关人员反映的宅基地纠纷');
    expect(rows.some((row) => String(row['title']).includes('梅有才'))).toBe(false);
    expect(rows.every((row) => /^000-WS·2026-D30-ZX-\d{4}$/.test(String(row['code'])))).toBe(true);
    await expect(office.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.problem', retention: 'retention.thirty' }] })).rejects.toThrow('没有可以归档');
    sealed = after.volumes[0]?.id ?? '';
    subject = String(rows.find((row) => row['volume'] === sealed)?.['subject']);
  });

  test('has a catalogue with one line for each piece', async () => {
    const { volume, sheet } = await office.ask('getVolume', { id: sealed });
    expect(sheet.rows).toHaveLength(volume.pieces);
    expect(sheet.columns.map((one) => one.label)).toEqual(['件号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注']);
    const { ticket } = await office.ask('makeCatalogue', { id: sealed });
    expect(office.bytes(ticket).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  test('lets nobody change what has been put away, until the box is reopened with a reason', async () => {
    await office.ask('sealVolume', { id: sealed });
    const change = { writes: [{ entity: 'supervision' as const, id: null, set: { problem: subject, since: '2026-12-30', leader: '甲' } }] };
    await expect(office.ask('saveRecords', change)).rejects.toThrow('已经归档');
    await expect(office.ask('deleteRecords', { entity: 'problem', ids: [subject] })).rejects.toThrow(/归档|不能删除/);
    const [item] = (await office.ask('listRecords', { entity: 'archiveItem', where: [{ field: 'volume', op: 'is', value: sealed }], limit: 1 })).rows;
    const pages = { writes: [{ entity: 'archiveItem' as const, id: item?.id ?? '', set: { pages: 3 } }] };
    await expect(office.ask('saveRecords', pages)).rejects.toThrow('已经归档');
    await office.ask('reopenVolume', { id: sealed, reason: '补页数' });
    await office.ask('saveRecords', pages);
    await office.ask('sealVolume', { id: sealed });
    expect((await office.ask('getArchive', { year: 2026 })).volumes.find((one) => one.id === sealed)).toMatchObject({ reopenedOn: null, reopenReason: '补页数' });
  });

  test('goes out as a folder whose checksums are those of its files', async () => {
    const made = await office.ask('exportArchive', { year: 2026, job: 'archive-1' });
    const lines = readFileSync(join(made.folder, '校验值SHA-256.txt'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(made.files - 1);
    for (const line of lines) {
      const [digest = '', path = ''] = line.split('  ');
      expect(createHash('sha256').update(readFileSync(join(made.folder, path))).digest('hex')).toBe(digest);
    }
    const index = readFileSync(join(made.folder, '总目录.html'), 'utf8');
    for (const [, href = ''] of index.matchAll(/href="([^"]+)"/g)) expect(existsSync(join(made.folder, decodeURIComponent(href)))).toBe(true);
    expect(made.name).toContain('练习');
  });
});

describe('the inspection folder', () => {
  test('has registers, papers, photos and an index whose links all lead somewhere, and shows nothing that is private', async () => {
    const place = (await office.ask('getFigures', { period: { kind: 'year', year: 2026 } })).tables.find((table) => table.key === 'place')?.rows[0]?.key ?? '';
    const village = (await office.ask('listRecords', { entity: 'meeting', where: [{ field: 'place', op: 'within', value: place }], limit: 1 })).rows[0];
    await office.ask('saveRecords', { writes: [{ entity: 'problem', id: null, set: { title: '梅有才反映的宅基地纠纷', kind: 'problemKind.dispute', registeredOn: '2026-10-08', place: String(village?.['place']), raisedBy: '梅有才', privacy: 'privacy.hidden' } }] });
    const lettered = crypto.randomUUID();
    await office.ask('saveRecords', { writes: [
      { entity: 'problem', id: lettered, set: { title: '村口涵洞堵塞', kind: 'problemKind.livelihood', registeredOn: '2026-10-08', place: String(village?.['place']) } },
      { entity: 'progress', id: null, set: { problem: lettered, step: 'problemStep.supervise', on: '2026-10-09', leader: '周明', text: '请抓紧疏通', letter: '云协函〔2026〕7号' } },
    ] });
    const made = await office.ask('makeInspection', { period: { kind: 'year', year: 2026 }, place, items: ['summary', 'meetings', 'results', 'studios'], job: 'inspection-1' });
    expect(made.notes.join('')).toMatch(/有\d+件不公开/);
    const index = readFileSync(join(made.folder, '目录.html'), 'utf8');
    const links = [...index.matchAll(/href="([^"]+)"/g)].map((found) => decodeURIComponent(found[1] ?? ''));
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((link) => !existsSync(join(made.folder, link)))).toEqual([]);
    const files = readdirSync(made.folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.xlsx')).length).toBe(3);
    expect(files.some((name) => name.endsWith('工作综述.docx'))).toBe(true);
    for (const name of files.filter((one) => one.endsWith('.html'))) expect(readFileSync(join(made.folder, name), 'utf8')).not.toContain('梅有才');
    // A paper's number stands in no column of the steps: it is among what else was filled.
    const sheet = files.find((name) => name.endsWith('.html') && name.includes('村口涵洞堵塞')) ?? 'missing';
    expect(readFileSync(join(made.folder, sheet), 'utf8')).toContain('文书编号：云协函〔2026〕7号');
  });

  test('leaves nothing when it is stopped', async () => {
    const before = await office.ask('getArchive', { year: 2026 });
    const running = office.ask('makeInspection', { period: { kind: 'year', year: 2026 }, items: ['meetings', 'results'], job: 'inspection-2' });
    await Promise.all([expect(running).rejects.toThrow('已停止'), office.ask('stopFolder', { job: 'inspection-2' })]);
    const [made] = [await office.ask('makeInspection', { period: { kind: 'year', year: 2001 }, items: ['topics'], job: 'inspection-3' })];
    expect(readdirSync(join(made?.folder ?? '', '..')).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await office.ask('getArchive', { year: 2026 })).volumes).toEqual(before.volumes);
  });
});

describe('issued tables in the archive', () => {
  test('lie there as files that say what they said, each opening in a spreadsheet or as a Word paper', async () => {
    const period = { kind: 'year' as const, year: 2026 };
    const figures = await office.ask('getFigures', { period });
    const issued = [
      await office.ask('issueTable', { kind: 'figures', period }),
      await office.ask('issueTable', { kind: 'ledger', period, ledger: 'topics' }),
      await office.ask('issueTable', { kind: 'summary', period }),
      await office.ask('issueTable', { kind: 'month', period, month: '2026-11' }),
    ];
    // What is counted later is another number; the files don't know it.
    const place = String((await office.ask('listRecords', { entity: 'topic', limit: 1 })).rows[0]?.['place']);
    await office.ask('saveRecords', { writes: [{ entity: 'topic', id: null, set: { title: '后来的议题', collectedOn: '2026-11-20', channel: 'channel.raised', field: 'workField.livelihood', place } }] });
    await office.ask('makeVolumes', { year: 2026, kinds: [{ kind: 'archiveKind.report', retention: 'retention.permanent' }] });
    const made = await office.ask('exportArchive', { year: 2026, job: 'archive-issued' });
    const files = readdirSync(made.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('统计报表') || issued.some((one) => name.includes(one.title.slice(0, 12))));
    const read = (start: string, type: string) => readFileSync(join(made.folder, files.find((name) => name.endsWith(type) && name.split(/[\\/]/).at(-1)?.startsWith(start)) ?? 'missing'));
    const book = XLSX.read(read('岚川县2026年基层协商工作统计表', '.xlsx'));
    expect(book.SheetNames.slice(0, 4)).toEqual(['主要数据', '议题去向', '办理质效', '办理成果']);
    expect(book.SheetNames).toEqual([...book.SheetNames.slice(0, 4), ...figures.tables.map((table) => table.label)]);
    const rows = (name: string) => XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 });
    expect(rows('议题去向').slice(3, 9).map((row) => row[1])).toEqual(figures.funnel.map((one) => one.value));
    for (const table of figures.tables) {
      expect(rows(table.label).slice(3, 3 + table.rows.length + 1)).toEqual([...table.rows.map((row) => [row.label, ...row.cells.map((cell) => cell.value)]), ['合计', ...table.totals.map((cell) => cell.value)]]);
    }
    const month = XLSX.utils.sheet_to_json<unknown[]>(Object.values(XLSX.read(read('岚川县2026年11月', '.xlsx')).Sheets)[0] ?? {}, { header: 1 });
    expect(month.find((row) => row[0] === '征集议题')?.[2]).toBeGreaterThan(0);
    expect(month.at(-1)?.[0]).toContain('组长签字');
    expect(docxText(read('岚川县2026年', '.docx')).join('')).toContain('征集协商议题1346件');
    for (const { id } of issued) expect((await office.ask('makeIssuedFile', { id })).name).toMatch(/\.(xlsx|docx)$/);
  });
});
