import { createHash, randomInt } from 'node:crypto';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Failure } from '#shared/failure.ts';
import { sealEnvelope } from '#electron/sync/envelope.ts';

/**
 * The office's keys are in no backup as they are: who finds the stick could sign in its name. With a recovery code, which the
 * office prints once and locks away, they are: sealed for a pair of keys of their own, the secret half of which the code
 * opens. So keys that come later are sealed without the code.
 */

/** Letters and digits that no one takes for another. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 5;
const groupLength = 4;
const chosen = groups * groupLength - 1;

/** The last letter tells a slip of the pen. */
function checkLetter(text: string): string {
  return letters[createHash('sha256').update(`xieshang recovery 1\n${text}`).digest().readUInt32BE() % letters.length] ?? '';
}

/** Nineteen letters of chance (93 bits) and one that checks them, in groups of four. */
export function newRecoveryCode(): string {
  const text = Array.from({ length: chosen }, () => letters[randomInt(letters.length)]).join('');
  return grouped(`${text}${checkLetter(text)}`);
}

function grouped(text: string): string {
  return Array.from({ length: groups }, (_, i) => text.slice(i * groupLength, (i + 1) * groupLength)).join('-');
}

/** The code as it was given out, whatever the case and grouping in which it was typed. Throws a Failure for a mistyped one. */
export function readRecoveryCode(typed: string): string {
  const text = typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const wrong = (message: string): Failure => new Failure('invalid', `${message}，没有找回钥匙，数据没有变化。`, '请对照纸条，一个字一个字地核对。', [{ field: 'code', message }]);
  if (text.length !== chosen + 1) throw wrong(`恢复码应有${chosen + 1}个字母和数字，填了${text.length}个`);
  const strange = [...text].find((letter) => !letters.includes(letter));
  if (strange !== undefined) throw wrong(`恢复码里没有“${strange}”这个字`);
  if (checkLetter(text.slice(0, chosen)) !== text[chosen]) throw wrong('恢复码抄错了一处');
  return grouped(text);
}

/** The pair that keys are sealed for: `sealed` is its secret half, which the code opens. Both in base64 and text. */
export interface RecoveryPair {
  recipient: string;
  sealed: string;
}

export async function makeRecoveryPair(code: string): Promise<RecoveryPair> {
  const identity = await generateX25519Identity();
  return { recipient: await identityToRecipient(identity), sealed: await sealed(identity, { passphrase: code }) };
}

async function sealed(text: string, to: Parameters<typeof sealEnvelope>[1]): Promise<string> {
  return Buffer.from(await sealEnvelope(Buffer.from(text), to)).toString('base64');
}

/** The keys' text, sealed for the pair; base64. */
export function sealKeys(text: string, recipient: string): Promise<string> {
  return sealed(text, { recipient });
}

/** The keys' text. Throws a Failure for another code than theirs. */
export async function openSealedKeys(code: string, pairSealed: string, keysSealed: string): Promise<string> {
  const byCode = new Decrypter();
  byCode.addPassphrase(code);
  let identity: string;
  try {
    identity = await byCode.decrypt(Buffer.from(pairSealed, 'base64'), 'text');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('refused', '恢复码不是这份备份的，没有找回钥匙，数据没有变化。', '请找最近一次打印的恢复码纸条；都不对的，请县政协重新开通。', [{ field: 'code', message: '恢复码不对' }]);
  }
  const byPair = new Decrypter();
  byPair.addIdentity(identity);
  return byPair.decrypt(Buffer.from(keysSealed, 'base64'), 'text');
}
