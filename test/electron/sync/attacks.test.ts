import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Part, packParts } from '#electron/sync/container.ts';
import { sealEnvelope } from '#electron/sync/envelope.ts';
import { openKeys } from '#electron/sync/keys.ts';
import { readLine } from '#electron/sync/lines.ts';
import { furnish, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { readAlone } from '#test/exchange/reader.ts';

let county: TestOffice;
let township: TestOffice;
let recipient = '';
beforeAll(async () => {
  county = await openOffice();
  township = await openOffice();
  await county.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会办公室', person: '' });
  await furnish(township);
  recipient = (await openKeys(county.folder)).age.recipient;
});
afterAll(async () => {
  await county.end();
  await township.end();
});

async function give(bytes: Uint8Array, passphrase: string | null = null) {
  const answer = county.service.put(bytes, 'x.xsb');
  return county.ask('previewImport', { ticket: answer.ok ? (answer.value as { ticket: string }).ticket : '', passphrase });
}

const part = (name: string, text: string | Uint8Array): Part => ({ name, bytes: Buffer.from(text) });
const sealed = async (parts: readonly Part[]): Promise<Uint8Array> => sealEnvelope(await packParts(parts), { recipient });

describe('files made to do harm are refused in words', () => {
  it.each([
    ['nothing', new Uint8Array(), '空的'],
    ['zero bytes', new Uint8Array(4096), '空白'],
    ['a .docx under another name', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5000)]), '不是本程序'],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000)), '旧版本'],
    ['noise', randomBytes(5000), '不是本程序'],
    ['a passphrase that would take hours to try', Buffer.from('age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n'), '封装'],
  ])('%s', async (_what, bytes, words) => {
    await expect(give(bytes)).rejects.toMatchObject({ code: 'file', message: expect.stringContaining(words) });
  });

  it.each([
    ['a name that comes twice', [part('manifest.json', '{}'), part('manifest.json', '{}')], '重名'],
    ['an entry that is not ours', [part('manifest.json', '{}'), part('manifest.sig', 'x'), part('run.exe', 'x')], '不该有'],
    ['a newer format', [part('manifest.json', '{"format":9,"reader":9}'), part('manifest.sig', 'x')], '更新版本'],
    ['a manifest that reaches for a prototype', [part('manifest.json', '{"__proto__":{"polluted":1},"format":1}'), part('manifest.sig', 'x')], '不合规定'],
  ])('%s', async (_what, parts, words) => {
    await expect(give(await sealed(parts))).rejects.toMatchObject({ code: 'file', message: expect.stringContaining(words) });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('an entry that climbs out of its folder', async () => {
    const zip = Buffer.from(await packParts([part('aa/aa/x', 'x')]));
    const climbing = Buffer.from(zip.toString('latin1').replaceAll('aa/aa/x', '../../x'), 'latin1');
    await expect(give(await sealEnvelope(climbing, { recipient }))).rejects.toMatchObject({ code: 'file' });
  });

  it('lines with deep nesting, names of prototypes, numbers beyond whole', () => {
    const life = { site: 's', inc: 'i', first: 1, last: 1, before: '', after: '', key: null, seal: null, branchOf: null };
    const good = { life: 0, seq: 1, hlc: 1, wall: '2099-01-01T00:00:00.000Z', user: '', entity: 'topic', record: 'r', set: { title: 'x' }, prev: {}, tx: [1, 1], salt: '' };
    expect(readLine(JSON.stringify(good), [life], []).piece.op?.wall).toContain('2099');
    const bad = [
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`, JSON.stringify({ ...good, seq: 1.5 }), JSON.stringify({ ...good, record: '../../x' }), JSON.stringify({ ...good, entity: 'constructor' }),
      JSON.stringify({ ...good, set: { constructor: 1 } }), JSON.stringify(good).replace('"title"', '"__proto__"'), JSON.stringify({ ...good, set: { title: { deep: 1 } } }), JSON.stringify({ ...good, life: 3 }), 'null', '',
    ];
    for (const line of bad) expect(() => readLine(line, [life], [])).toThrow('前后对不上');
  });
});

it('a stranger reads a bundle from the page of the format alone', async () => {
  const { ticket, passphrase } = await township.ask('exportBundle', { to: null });
  const bytes = township.service.get(ticket)?.bytes ?? new Uint8Array();
  const read = await readAlone(bytes, { passphrase: passphrase ?? '' });
  const preview = await give(bytes, passphrase);
  expect(read.title).toBe(preview.number);
  expect(read.operations).toHaveLength(preview.operations.fresh);
  expect(read.sealed).toBe(1);
  expect(read.operations.map((op) => op.set['name'])).toContain('柳湾村');
});
