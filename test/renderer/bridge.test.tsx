import { afterEach, expect, it, vi } from 'vitest';
import { putFile } from '#renderer/bridge.ts';
import { mostHandedOver } from '#shared/mostHandedOver.ts';

afterEach(() => vi.unstubAllGlobals());

/** A file whose bytes are never there: only what is done before they are read can succeed. */
function fileOf(size: number, read: () => Promise<ArrayBuffer>): File {
  const file = new File([], '报送.xsb');
  Object.defineProperties(file, { size: { value: size }, arrayBuffer: { value: read } });
  return file;
}

it('a file of five gigabytes is refused before a byte of it is read', async () => {
  const read = vi.fn(() => Promise.resolve(new ArrayBuffer(0)));
  await expect(putFile(fileOf(5_000_000_000, read))).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('太大') });
  expect(read).not.toHaveBeenCalled();
});

it('a stick that is pulled while a file is read is said in words, with what to do', async () => {
  const read = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  await expect(putFile(fileOf(mostHandedOver, read))).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('U盘可能被拔出'), fix: expect.stringContaining('插好U盘') });
});
