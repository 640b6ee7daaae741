import { randomInt } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { Failure } from '#shared/failure.ts';
import { makePace, type Pace } from '#electron/sync/pace.ts';
import { passphraseIdentity, passphraseRecipient } from '#electron/sync/passphrase.ts';
import { copyAgain, damaged, refused } from '#electron/sync/refusal.ts';

/** Whom a file is sealed for: a site's age recipient, or whoever is told the passphrase. */
export type SealFor = { recipient: string } | { passphrase: string };

/** 2^15 rounds take a moment, and twelve digits of chance are out of reach for a guesser. */
const workFactor = 15;
/** A header that asks for more would hold the program up. */
const mostWork = 16;
/** The largest file that is looked at. */
export const largestFile = 256 * 1024 * 1024;

/** Twelve digits in three groups, to be told on the telephone. */
export function newPassphrase(): string {
  return Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-');
}

/** What people type for a passphrase: digits, in whatever grouping. */
export function plainPassphrase(typed: string): string {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '');
  return digits.length === 12 ? `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}` : typed.trim();
}

/** Seals in slices: a file with photos takes a second of encryption. */
export async function sealEnvelope(bytes: Uint8Array, to: SealFor, pace: Pace = makePace()): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient('recipient' in to ? to.recipient : passphraseRecipient(to.passphrase, workFactor));
  return gathered(await encrypter.encrypt(streamOf(bytes, pace, '正在封装文件')), bytes.length + mostHeader + Math.ceil(bytes.length / sealedAtOnce) * 16 + 16);
}

/** age seals 64 KB at once, each with 16 bytes more, after a header that is far shorter than this. */
const sealedAtOnce = 65_536;
const mostHeader = 4096;

const intro = 'age-encryption.org/v1\n';

/** Refuses what is no sealed file before any work is spent on it; answers how it is sealed. */
export function kindOfEnvelope(bytes: Uint8Array): 'recipient' | 'passphrase' {
  if (bytes.length === 0) throw refused('它是空的，可能拷贝没有完成', copyAgain);
  if (bytes.length > largestFile) throw refused('它太大了');
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw refused('它是旧版本的程序做的', '请对方升级程序后重新导出一份。');
  if (!head.startsWith(intro)) {
    if (bytes.every((byte) => byte === 0)) throw damaged('里面全是空白，拷贝可能没有完成');
    throw refused('它不是本程序的报送文件');
  }
  const scrypt = /^-> scrypt \S+ (\d{1,3})$/m.exec(head.slice(0, head.indexOf('\n---')));
  if (!scrypt) return 'recipient';
  if (Number(scrypt[1]) > mostWork) throw refused('它的封装方式不对');
  return 'passphrase';
}

/** Opens a sealed file in slices. Refuses in words: another recipient, a wrong passphrase, damage. */
export async function openEnvelope(bytes: Uint8Array, identities: readonly string[], passphrase: string | null, pace: Pace): Promise<Uint8Array> {
  const kind = kindOfEnvelope(bytes);
  const decrypter = new Decrypter();
  if (kind === 'recipient') for (const identity of identities) decrypter.addIdentity(identity);
  else if (passphrase === null) {
    throw new Failure('file', '这个文件要用口令打开。', '口令显示在对方导出文件的电脑上，请打电话问对方。', [{ field: 'passphrase', message: '请填写口令' }]);
  } else decrypter.addIdentity(passphraseIdentity(plainPassphrase(passphrase), mostWork));
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(streamOf(bytes, pace, '正在打开文件'));
  } catch (error) {
    if (error instanceof Failure) throw error;
    const wrong = error instanceof Error && /no identity matched/.test(error.message);
    if (wrong && kind === 'passphrase') {
      throw new Failure('file', '口令不对，文件没有打开，现有数据没有变化。', '请再问一下对方，核对后重新填写。', [{ field: 'passphrase', message: '口令不对' }]);
    }
    throw wrong ? refused('它不是发给本单位的', '请核对文件是不是拿错了；本机换过电脑的，请对方重新导出一份。') : damaged();
  }
  try {
    return await gathered(opened, bytes.length);
  } catch (error) {
    throw error instanceof Failure ? error : damaged();
  }
}

/** What a stream says, put where it stays: pieces that are joined at the end would take twice the memory. It says `most` bytes at most. */
async function gathered(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const whole = Buffer.allocUnsafeSlow(most);
  let at = 0;
  for await (const part of stream as unknown as AsyncIterable<Uint8Array>) { // Node's streams are iterable, the DOM type does not say so
    whole.set(part, at);
    at += part.length;
  }
  return whole.subarray(0, at);
}

const step = 256 * 1024;

function streamOf(bytes: Uint8Array, pace: Pace, note: string): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await pace.breathe();
      pace.tell(at, bytes.length, note);
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + step));
      at += step;
    },
  });
}
