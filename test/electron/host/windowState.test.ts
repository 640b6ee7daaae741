import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWindowState, writeWindowState } from '#electron/host/windowState.ts';

const folder = mkdtempSync(join(tmpdir(), 'xieshang-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const screens = [{ x: 0, y: 0, width: 1366, height: 768 }];
const area = { x: 40, y: 30, width: 1200, height: 700 };

test('the first window fills the screen', () => {
  expect(readWindowState(join(folder, 'new'), screens)).toEqual({ area: null, maximized: true });
});

test('the window comes back where it was left', () => {
  writeWindowState(folder, { area, maximized: false });
  expect(readWindowState(folder, screens)).toEqual({ area, maximized: false });
});

test('a place on a screen that is gone is forgotten', () => {
  writeWindowState(folder, { area: { ...area, x: 3000 }, maximized: false });
  expect(readWindowState(folder, screens)).toEqual({ area: null, maximized: false });
});

test.each(['', '{', '7', 'null', '{"area":{"x":"1"}}', '{"area":{"x":0,"y":0,"width":5,"height":5}}'])('the file "%s" is as good as none', (text) => {
  writeFileSync(join(folder, 'window.json'), text);
  expect(readWindowState(folder, screens)).toEqual({ area: null, maximized: true });
});
