import { createHmac } from 'node:crypto';
import { Failure } from '#shared/failure.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { Context } from '#electron/service/context.ts';
import { type Office, officeOf } from '#electron/service/office.ts';
import { getMeta } from '#electron/storage/meta.ts';
import { findPeer, listInvites, listSent } from '#electron/storage/peers.ts';
import { keyOfLife } from '#electron/storage/reach.ts';
import { readRecord } from '#electron/storage/records.ts';
import { siteLevels } from '#electron/storage/siteLevels.ts';
import { isSigned, orgOf } from '#electron/sync/keys.ts';
import { charterText, continuesText, type Manifest } from '#electron/sync/manifest.ts';
import { refused } from '#electron/sync/refusal.ts';

/** The network that opened this office: its root key, and what came with the 开通文件. */
export interface Membership {
  org: string;
  root: string;
}

export function membershipOf(context: Context): Membership | null {
  const text = getMeta(context.store.engine, 'membership');
  return text === null ? null : (JSON.parse(text) as Membership); // written by applyImport alone
}

/** The network that this office belongs to: the one that opened it, or its own. */
export function ownOrg(context: Context): string {
  return membershipOf(context)?.org ?? orgOf(context.keys.root.key);
}

export function ownOffice(context: Context): Office {
  const office = officeOf(context);
  if (!office) throw new Failure('refused', '还没有设置本单位，不能报送或接收。数据没有变化。', '请先填写本单位名称，或者打开县政协给的开通文件。');
  return office;
}

/** What shows that a machine has read the 开通文件 of an invite. */
export function proofOf(secret: string, from: { site: string; inc: string; key: string; age: string }): string {
  return createHmac('sha256', secret).update(`xieshang invite 1\n${from.site}\n${from.inc}\n${from.key}\n${from.age}`).digest('hex');
}

/** How a file's signer stands with this office. */
export interface Standing {
  state: 'known' | 'unknown';
  /** Kept with the peer: how its key came to be trusted. */
  how: string;
  words: string;
  invite: string | null;
}

const known = (how: string, words: string, invite: string | null = null): Standing => ({ state: 'known', how, words, invite });

/** What the signer brings along to be trusted without a question, or null. */
function vouched(context: Context, manifest: Manifest): Standing | null {
  const { engine } = context.store;
  const { from } = manifest;
  if (from.charter) {
    if (orgOf(from.charter.root) !== manifest.org || !isSigned(from.charter.root, charterText(from), from.charter.signature)) throw refused('它的证明不对，可能被人改过');
    const root = membershipOf(context)?.root;
    if (from.charter.root === root || from.charter.root === context.keys.root.key) return known('charter', '由本县的网络证明');
  }
  for (const { inc, signature } of from.continues) {
    const before = keyOfLife(engine, from.site, inc);
    if (before !== null && findPeer(engine, from.site)?.trustedAt && isSigned(before, continuesText(from), signature)) return known('continues', '同一单位恢复备份或换机后继续使用');
  }
  const invite = manifest.invite === null ? undefined : listInvites(engine).find((one) => one.id === manifest.invite?.id);
  if (invite && invite.level === from.level && manifest.invite?.proof === proofOf(invite.secret, from)) {
    if (invite.usedBy === null || invite.usedBy === from.site) return known('invite', '用本单位做的开通文件开通', invite.id);
    return { state: 'unknown', how: 'confirmed', words: '这份开通文件已经在另一台电脑上用过', invite: null };
  }
  const shown = new Set(listSent(engine).filter((one) => one.passphrase !== null).map((one) => one.digest));
  if (manifest.answers.some((digest) => shown.has(digest))) return known('answer', '对方用口令打开过本单位的文件');
  return null;
}

/**
 * Who signed a file, as far as this office can tell. Refuses, in words, what must not be taken: own files, another county's,
 * practice for real, a revoked machine, another key under a known name.
 */
export function judgeSigner(context: Context, manifest: Manifest, typedPassphrase: boolean): Standing {
  const { engine, life } = context.store;
  const { from } = manifest;
  if (manifest.practice !== context.practice) {
    throw refused(manifest.practice ? '它是练习用的文件，不能收进正式数据' : '它是正式文件，不能收进练习数据', '');
  }
  if (from.site === life.site) throw refused('它是本机自己导出的', '请选择对方发来的文件。');
  const peer = findPeer(engine, from.site);
  const row = readRecord(engine, 'site', from.site);
  if (peer?.revokedAt || typeof row?.['revokedOn'] === 'string') throw refused(`“${from.name}”的这台电脑已经停用`, '对方换了电脑的，请重新给它做开通文件。');
  const office = officeOf(context);
  const trusted = keyOfLife(engine, from.site, from.inc);
  if (trusted !== null && trusted !== from.key) throw refused('它的签名和这个单位以前的不一样，可能是冒充的', '请打电话问对方；对方换了电脑的，请重新给它做开通文件。');
  // What a level may bring and say is decided by it: it is never what a file claims later.
  if (peer?.trustedAt && peer.level !== from.level) throw refused('它写的单位层级和以前的不一样，可能被人改过', '请打电话问对方，并请对方重新导出一份。');
  if (trusted !== null && peer?.trustedAt) return known(peer.how ?? 'known', '');
  const standing = vouched(context, manifest);
  if (standing?.state === 'known') return standing;
  if (office && manifest.kind !== 'enrolment' && manifest.county !== office.county && from.level !== 'city' && office.level !== 'city') {
    throw new Failure('file', `这是“${manifest.county}”的文件，不是“${office.county}”的，没有接收。现有数据没有变化。`, '请核对文件是不是发错了。');
  }
  if (standing) return standing;
  if (typedPassphrase) return known('passphrase', '第一次接收，口令已核对');
  return { state: 'unknown', how: 'confirmed', words: '第一次接收这台电脑的文件，请打电话核对', invite: null };
}

/** Tells the level of the office whose site wrote an operation: as vouched for, else as its site record says. */
export function authorLevels(context: Context): (site: string) => OfficeLevel | null {
  const { engine } = context.store;
  const recorded = siteLevels(engine);
  const seen = new Map<string, OfficeLevel | null>();
  return (site) => {
    const found = seen.get(site);
    if (found !== undefined) return found;
    const peer = findPeer(engine, site);
    const level = peer?.trustedAt && isLevel(peer.level) ? peer.level : recorded(site);
    seen.set(site, level);
    return level;
  };
}

function isLevel(text: string): text is OfficeLevel {
  return text === 'township' || text === 'county' || text === 'city';
}

/** Whether a peer is the office above. */
export function isAbove(peer: { level: string }, office: Office): boolean {
  return isLevel(peer.level) && compareLevels(peer.level, office.level) > 0;
}
