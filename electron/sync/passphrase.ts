import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

// age's passphrase stanza (C2SP age.md, "The scrypt recipient type"). The package's own reckons the key in JavaScript, which holds
// the thread up for a fifth of a second; Node's does it in another thread.

const name = 'scrypt';
const saltLength = 16;
const noNonce = new Uint8Array(12);
const derive = promisify<string, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

function keyFrom(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const N = 2 ** workFactor;
  return derive(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, { N, r: 8, p: 1, maxmem: 2 * 128 * 8 * N });
}

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** Seals for whoever is told the passphrase; 2^workFactor rounds. */
export function passphraseRecipient(passphrase: string, workFactor: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(saltLength);
      const key = await keyFrom(passphrase, salt, workFactor);
      return [new Stanza([name, toText(salt), String(workFactor)], chacha20poly1305(key, noNonce).encrypt(fileKey))];
    },
  };
}

/** Opens what was sealed with the passphrase; work beyond `mostWork` is an Error, before any of it is done. */
export function passphraseIdentity(passphrase: string, mostWork: number): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [only] = stanzas;
      if (!only || !stanzas.some(({ args }) => args[0] === name)) return null;
      const [, salt = '', work = ''] = only.args;
      const bytes = Buffer.from(salt, 'base64');
      const sound = stanzas.length === 1 && only.args.length === 3 && bytes.length === saltLength && toText(bytes) === salt && /^[1-9]\d?$/.test(work) && Number(work) <= mostWork && only.body.length === 32;
      if (!sound) throw new Error('the passphrase stanza is malformed');
      const key = await keyFrom(passphrase, bytes, Number(work));
      try {
        return chacha20poly1305(key, noNonce).decrypt(only.body);
      } catch (error) {
        if (error instanceof Error) return null; // its tag is wrong: another passphrase
        throw error;
      }
    },
  };
}
