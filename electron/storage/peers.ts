import type { Engine } from '#electron/storage/engine/engine.ts';

/** Another site with which files are exchanged. */
export interface PeerRow {
  site: string;
  name: string;
  level: string;
  place: string | null;
  /** What it last said that it has, as JSON text of a list of Reach. */
  has: string;
  /** The numbers of our files that it has taken in, as JSON text: the last life's inc and the numbers. */
  got: string | null;
  /** What files left out for it and it does not hold, as JSON text of a list of LeftOut. */
  leftOut: string | null;
  /** Digests of attachments that it named records of and has not, as JSON text of a list. */
  wants: string | null;
  /** Operations that it holds with values left out, as JSON text of a list of `{site, inc, seqs}`. */
  masked: string | null;
  receivedAt: string | null;
  sentAt: string | null;
  /** The age recipient that files to it are sealed for. */
  age: string | null;
  /** The network that it belongs to: the hash of the county's root key. */
  org: string | null;
  /** How its key came to be trusted. */
  how: string | null;
  trustedAt: string | null;
  revokedAt: string | null;
}

const columns = ['site', 'name', 'level', 'place', 'has', 'got', 'leftOut', 'wants', 'masked', 'receivedAt', 'sentAt', 'age', 'org', 'how', 'trustedAt', 'revokedAt'] as const;
const stranger: Omit<PeerRow, 'site'> = {
  name: '', level: '', place: null, has: '[]', got: null, leftOut: null, wants: null, masked: null, receivedAt: null, sentAt: null, age: null, org: null, how: null, trustedAt: null, revokedAt: null,
};

export function findPeer(engine: Engine, site: string): PeerRow | null {
  return engine.get<PeerRow & Record<string, string | null>>(`SELECT ${columns.join(', ')} FROM peer WHERE site = ?`, [site]) ?? null;
}

export function listPeers(engine: Engine): PeerRow[] {
  return engine.all<PeerRow & Record<string, string | null>>(`SELECT ${columns.join(', ')} FROM peer ORDER BY name, site`);
}

/** Changes what is known of a peer; makes it when it is new. */
export function putPeer(engine: Engine, site: string, known: Partial<Omit<PeerRow, 'site'>>): void {
  const peer = { ...(findPeer(engine, site) ?? stranger), ...known, site };
  engine.run(`INSERT OR REPLACE INTO peer(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`, columns.map((key) => peer[key]));
}

/** A file that was made here: its number, and how far it told of every life (JSON text of a list of Reach). */
export interface SentRow {
  n: number;
  inc: string;
  peer: string | null;
  madeAt: string;
  /** SHA-256 of manifest.json. */
  digest: string;
  passphrase: string | null;
  reach: string;
}

export function addSent(engine: Engine, sent: SentRow): void {
  engine.run('INSERT INTO sent(n, inc, peer, madeAt, digest, passphrase, reach) VALUES(?, ?, ?, ?, ?, ?, ?)', [
    sent.n, sent.inc, sent.peer, sent.madeAt, sent.digest, sent.passphrase, sent.reach,
  ]);
}

export function listSent(engine: Engine): SentRow[] {
  return engine.all<SentRow & Record<string, string | number | null>>('SELECT n, inc, peer, madeAt, digest, passphrase, reach FROM sent ORDER BY n');
}

/** The file that was taken in under a name; `answer` is what the person was told, as JSON text. */
export interface ReceivedRow {
  digest: string;
  answer: string;
  /** The number that it names as the sender's last before it. */
  previous: number | null;
}

export function findReceived(engine: Engine, site: string, inc: string, n: number): ReceivedRow | null {
  return engine.get<{ digest: string; answer: string; previous: number | null }>('SELECT digest, answer, previous FROM received WHERE site = ? AND inc = ? AND n = ?', [site, inc, n]) ?? null;
}

/** The file by the digest of its bytes, found before anything of it is read. */
export function findReceivedFile(engine: Engine, digest: string): ReceivedRow | null {
  return (
    engine.get<{ digest: string; answer: string; previous: number | null }>(
      'SELECT received.digest AS digest, answer, previous FROM receivedFile JOIN received USING(site, inc, n) WHERE receivedFile.digest = ?',
      [digest],
    ) ?? null
  );
}

export function addReceived(engine: Engine, one: { site: string; inc: string; n: number; previous: number | null; digest: string; file: string; answer: string }): void {
  engine.run('INSERT OR REPLACE INTO received(site, inc, n, previous, digest, answer) VALUES(?, ?, ?, ?, ?, ?)', [one.site, one.inc, one.n, one.previous, one.digest, one.answer]);
  engine.run('INSERT OR REPLACE INTO receivedFile(digest, site, inc, n) VALUES(?, ?, ?, ?)', [one.file, one.site, one.inc, one.n]);
}

/** The numbers of a site's files that were taken in, in order. */
export function receivedNumbers(engine: Engine, site: string): { inc: string; n: number }[] {
  return engine.all<{ inc: string; n: number }>('SELECT inc, n FROM received WHERE site = ? ORDER BY n', [site]);
}

/** The digests of the manifests of a site's files that were taken in: telling them shows that they were opened. */
export function receivedDigests(engine: Engine, site: string): string[] {
  return engine.all<{ digest: string }>('SELECT digest FROM received WHERE site = ? ORDER BY n', [site]).map((one) => one.digest);
}

/** A place in the network that a county keeps open for an office, until its first file shows the secret. */
export interface InviteRow {
  id: string;
  secret: string;
  office: string;
  level: string;
  place: string;
  madeAt: string;
  usedBy: string | null;
  usedAt: string | null;
}

export function addInvite(engine: Engine, invite: Omit<InviteRow, 'usedBy' | 'usedAt'>): void {
  engine.run('INSERT INTO invite(id, secret, office, level, place, madeAt) VALUES(?, ?, ?, ?, ?, ?)', [
    invite.id, invite.secret, invite.office, invite.level, invite.place, invite.madeAt,
  ]);
}

export function listInvites(engine: Engine): InviteRow[] {
  return engine.all<InviteRow & Record<string, string | null>>('SELECT id, secret, office, level, place, madeAt, usedBy, usedAt FROM invite ORDER BY madeAt');
}

export function useInvite(engine: Engine, id: string, site: string, at: string): void {
  engine.run('UPDATE invite SET usedBy = ?, usedAt = ? WHERE id = ?', [site, at, id]);
}
