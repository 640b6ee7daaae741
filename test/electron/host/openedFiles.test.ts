import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Failure } from '#shared/failure.ts';
import { bundleNamed, waitingFile } from '#electron/host/openedFiles.ts';
import { isInside } from '#electron/host/security.ts';

test('the bundle on a command line is found among switches and other words', () => {
  expect(bundleNamed(['--disable-gpu', '/usr/lib/app', '/media/stick/云溪乡 10月.xsb'], '/')).toBe('/media/stick/云溪乡 10月.xsb');
  expect(bundleNamed(['报送.XSB'], '/media/stick')).toBe('/media/stick/报送.XSB');
  expect(bundleNamed(['--data=x.xsb', 'a.xlsx'], '/')).toBeNull();
});

test('a file that waits is handed over once; one that is gone is told of in words and handed over never', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opened-'));
  const told: Failure[] = [];
  const files = waitingFile((failure) => told.push(failure));
  expect(files.take()).toBeNull();
  writeFileSync(join(folder, 'a.xsb'), 'abc');
  expect(files.offer(join(folder, 'a.xsb'))).toBe(true);
  expect(files.take()).toMatchObject({ name: 'a.xsb', bytes: new Uint8Array([97, 98, 99]) });
  expect(files.take()).toBeNull();
  files.offer(join(folder, 'gone.xsb'));
  expect(files.take()).toBeNull();
  mkdirSync(join(folder, '文件夹.xsb'));
  files.offer(join(folder, '文件夹.xsb'));
  expect(files.take()).toBeNull();
  expect(told.map(({ message }) => message)).toEqual(['“gone.xsb”已经不在原来的地方，没有打开，资料没有变化。', '“文件夹.xsb”读不出来，没有打开，资料没有变化。']);
  expect(told[0]?.fix).toContain('请插好U盘再双击');
  expect(files.offer(null)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('only the program\'s own addresses are inside', () => {
  const origin = 'app://xieshang';
  for (const url of ['app://xieshang/index.html', 'blob:app://xieshang/1', 'data:image/png;base64,AA']) expect(isInside(url, origin)).toBe(true);
  for (const url of ['https://example.com/', 'http://127.0.0.1/', 'ws://example.com', 'file:///etc/passwd', 'app://xieshang.evil/', 'blob:https://example.com/1', 'ftp://example.com']) expect(isInside(url, origin)).toBe(false);
});
