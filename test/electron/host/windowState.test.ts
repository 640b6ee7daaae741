import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fitted, readWindowState, writeWindowState } from '#electron/host/windowState.ts';

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

test('a window larger than the screen that is there now comes back whole', () => {
  writeWindowState(folder, { area: { x: 300, y: 200, width: 1900, height: 1000 }, maximized: false });
  expect(readWindowState(folder, screens)).toEqual({ area: { x: 0, y: 0, width: 1366, height: 768 }, maximized: false });
  writeWindowState(folder, { area: { ...area, x: 600, y: 300 }, maximized: true });
  expect(readWindowState(folder, screens)).toEqual({ area: { ...area, x: 166, y: 68 }, maximized: true });
});

test('on two screens it stays on the one that holds most of it, and the frame that nobody sees is no reason to move it', () => {
  const two = [...screens, { x: 1366, y: 0, width: 1920, height: 1080 }];
  expect(fitted({ x: 1200, y: 100, width: 1200, height: 700 }, two)).toEqual({ x: 1366, y: 100, width: 1200, height: 700 });
  expect(fitted({ x: 300, y: 30, width: 1200, height: 700 }, two)).toEqual({ x: 166, y: 30, width: 1200, height: 700 });
  const snapped = { x: -8, y: 0, width: 700, height: 776 };
  expect(fitted(snapped, two)).toEqual(snapped);
});

test.each(['', '{', '7', 'null', '{"area":{"x":"1"}}', '{"area":{"x":0,"y":0,"width":5,"height":5}}'])('the file "%s" is as good as none', (text) => {
  writeFileSync(join(folder, 'window.json'), text);
  expect(readWindowState(folder, screens)).toEqual({ area: null, maximized: true });
});
