import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder, readHostOptions } from '#electron/host/hostOptions.ts';

const read = (args: string[], strict = true) => readHostOptions(args, 'linux', { XDG_DATA_HOME: '/home/a/data' }, strict);

test('without arguments the data is in the person’s own folder, and a browser opens', () => {
  expect(read([])).toEqual({ data: '/home/a/data/xieshang/data', practice: false, today: null, port: 0, open: true });
});

test('every system has its own place, and the portable program keeps its data beside itself', () => {
  expect(defaultDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/xieshang/data');
  expect(defaultDataFolder('win32', { APPDATA: '/roaming' }, '/a')).toBe(join('/roaming', 'xieshang', 'data'));
  expect(defaultDataFolder('darwin', {}, '/a')).toBe('/a/Library/Application Support/xieshang/data');
  expect(defaultDataFolder('win32', { APPDATA: '/roaming', PORTABLE_EXECUTABLE_DIR: '/stick' }, '/a')).toBe(join('/stick', 'xieshang-data'));
});

test('practice never has the folder of real data', () => {
  expect(read(['--practice']).data).toBe('/home/a/data/xieshang/data-practice');
  expect(read(['--practice', '--data', 'mine']).data).toBe(`${resolve('mine')}-practice`);
});

test('all arguments together', () => {
  expect(read(['--data', '/d', '--today', '2026-09-28', '--port', '8080', '--no-open'])).toEqual({ data: '/d', practice: false, today: '2026-09-28', port: 8080, open: false });
});

test.each([[['--dta', 'x']], [['--data', '']], [['--today', '2026-02-30']], [['--today', '明天']], [['--port', '70000']], [['--port', '-1']], [['stray']]])('%j is refused in words', (args) => {
  expect(() => read(args)).toThrow(expect.objectContaining({ name: 'Failure', code: 'invalid' }));
});

test('Electron’s own switches among ours are passed over', () => {
  expect(read(['--inspect=0', '-r', '/loader.js', '--lang=zh-CN', '/app', '--data', '/d'], false).data).toBe('/d');
});
