import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fontNamed } from '#test/electron/documents/fontFixture.ts';
import { openOffice, type TestOffice } from '#test/electron/service/office.ts';

let office: TestOffice;
afterEach(() => office.end());

function put(bytes: Uint8Array, name: string): string {
  const answer = office.service.put(bytes, name);
  return answer.ok ? (answer.value as { ticket: string }).ticket : '';
}

it('the office’s own fonts are added, listed by their names, handed out and taken away; what is none is refused', async () => {
  office = await openOffice({});
  const font = fontNamed([[3, 1, '方正小标宋简体']]);
  expect(await office.ask('listFonts', {})).toEqual({ fonts: [] });
  expect((await office.ask('putFont', { ticket: put(font, 'FZXBSJW.TTF') })).font).toEqual({ file: 'FZXBSJW.ttf', names: ['方正小标宋简体'], trouble: null });
  await expect(office.ask('putFont', { ticket: put(new Uint8Array(20), '小标宋.ttf') })).rejects.toThrow('没有添加');
  const { ticket } = await office.ask('takeFont', { file: 'FZXBSJW.ttf' });
  expect(office.service.get(ticket)?.bytes).toEqual(font);
  await expect(office.ask('takeFont', { file: '../data.db' })).rejects.toThrow('已经不在了');
  // Put there by hand, as the page says one may.
  const { dataFolder } = await office.ask('getSession', {});
  mkdirSync(join(dataFolder, 'fonts'), { recursive: true });
  writeFileSync(join(dataFolder, 'fonts', '合集.ttc'), 'ttcf0000000000');
  expect((await office.ask('listFonts', {})).fonts.map((one) => [one.file, one.trouble === null])).toEqual([['FZXBSJW.ttf', true], ['合集.ttc', false]]);
  expect(await office.ask('dropFont', { file: 'FZXBSJW.ttf' })).toEqual({ dropped: true });
  expect((await office.ask('listFonts', {})).fonts).toHaveLength(1);
});
