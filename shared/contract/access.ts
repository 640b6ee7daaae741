import * as v from 'valibot';
import { type Person, personName, type Session } from '#shared/contract/session.ts';

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Eight characters at least; what is typed is taken as it is. */
const newPassword = v.pipe(v.string(), v.minLength(8), v.maxLength(200));
const pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
const personId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,40}$/));

/** Who may sit down at this program: the password of the data folder, people with their PINs, and the lock screen. */
export const accessInputs = {
  /** Opens a data folder that has a password, with the password or the recovery code. */
  unlockData: v.object({ secret }),
  /** Sets the first password (`current` null), or another one. The first answers the recovery code, once. */
  setDataPassword: v.object({ current: v.nullable(secret), password: newPassword }),
  dropDataPassword: v.object({ current: secret }),
  listPeople: v.object({}),
  /** Adds a person (`id` null) or changes one. `pin`: undefined leaves it, null takes it away. */
  savePerson: v.object({ id: v.nullable(personId), name: v.pipe(personName, v.minLength(1)), pin: v.optional(v.nullable(pin)) }),
  dropPerson: v.object({ id: personId }),
  /** Ends the lock screen, as this person. `pin` is not asked of a person without one. */
  signIn: v.object({ id: personId, pin: v.optional(v.pipe(v.string(), v.maxLength(40)), '') }),
  lockScreen: v.object({}),
  /** Minutes without a key or a mouse after which the screen locks; 0 never. */
  setLockMinutes: v.object({ minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(480)) }),
  listFilesTaken: v.object({ limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)), 500) }),
} as const;

/** A file that left the program. */
export interface FileTaken {
  at: string;
  user: string;
  /** What was being done, in words. */
  what: string;
  name: string;
  bytes: number;
}

export interface AccessOperations {
  unlockData: { unlocked: true };
  setDataPassword: { recovery: string | null };
  dropDataPassword: { dropped: true };
  listPeople: { people: Person[]; lockMinutes: number };
  /** `reset`: a code for a forgotten PIN, shown once, when the first PIN was set. */
  savePerson: { people: Person[]; reset: string | null };
  dropPerson: { people: Person[] };
  signIn: Session;
  lockScreen: Session;
  setLockMinutes: { lockMinutes: number };
  listFilesTaken: { files: FileTaken[] };
}
