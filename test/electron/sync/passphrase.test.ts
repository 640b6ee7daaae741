import { Decrypter, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { passphraseIdentity, passphraseRecipient } from '#electron/sync/passphrase.ts';

const words = '1234-5678-9012';
const text = new TextEncoder().encode('一份报送文件');

async function sealed(workFactor: number): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(words, workFactor));
  return encrypter.encrypt(text);
}

function openedWith(passphrase: string, bytes: Uint8Array, mostWork = 16): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase, mostWork));
  return decrypter.decrypt(bytes);
}

test('what it seals, the package opens, and the other way round', async () => {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(words);
  expect(await decrypter.decrypt(await sealed(10))).toEqual(text);
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase(words);
  expect(await openedWith(words, await encrypter.encrypt(text))).toEqual(text);
});

test('another passphrase matches nothing', async () => {
  await expect(openedWith('1234-5678-9013', await sealed(10))).rejects.toThrow(/no identity matched/);
});

test('more work than is allowed is refused before it is done', async () => {
  await expect(openedWith(words, await sealed(12), 11)).rejects.toThrow(/malformed/);
});

test('a stanza beside others, or cut short, is refused', async () => {
  const [stanza] = await passphraseRecipient(words, 10).wrapFileKey(new Uint8Array(16));
  if (!stanza) throw new Error('no stanza');
  const identity = passphraseIdentity(words, 16);
  expect(await identity.unwrapFileKey([stanza])).toEqual(new Uint8Array(16));
  await expect(Promise.resolve(identity.unwrapFileKey([stanza, stanza]))).rejects.toThrow(/malformed/);
  const short = Object.assign(Object.create(Object.getPrototypeOf(stanza) as object) as typeof stanza, { args: [...stanza.args], body: stanza.body.subarray(1) });
  await expect(Promise.resolve(identity.unwrapFileKey([short]))).rejects.toThrow(/malformed/);
  expect(await identity.unwrapFileKey([])).toBeNull();
});

test('the thread goes on while the key is reckoned', async () => {
  let turns = 0;
  let going = true;
  const turn = (): void => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  turn();
  await openedWith(words, await sealed(15));
  going = false;
  expect(turns).toBeGreaterThan(20);
});
