import type { Random } from '#electron/sample/random.ts';

export type Kind = 'livelihood' | 'dispute' | 'wish' | 'errand' | 'volunteer' | 'advice' | 'oversight' | 'investment';

/** How much happens in a year. Sums in the unit that the name says. */
export interface YearPlan {
  topics: Readonly<Record<'adopted' | 'merged' | 'handedOver' | 'declined' | 'open', number>>;
  meetings: number;
  /** Of them, sessions that studios joined. */
  studioMeetings: number;
  /** Problems closed in the year and reviewed, by kind. */
  closed: Readonly<Record<Kind, number>>;
  /** Problems that stay open at its end. */
  open: Readonly<Record<Kind, number>>;
  keyItems: number;
  logs: number;
  opinions: number;
  studioOpinions: number;
  proposals: number;
  landMu: number;
  greenhouses: number;
  wasteTons: number;
  helpedPeople: number;
  aidYuan: number;
  leaves: number;
  trainings: number;
}

/** The last year: the figures that a county of this size reports. Topics: 1,346 collected = 727 + 214 + 165 + 178 + 62. */
export const lastYearPlan: YearPlan = {
  topics: { adopted: 727, merged: 214, handedOver: 165, declined: 178, open: 62 },
  meetings: 725,
  studioMeetings: 161,
  closed: { livelihood: 504, dispute: 94, wish: 146, errand: 138, volunteer: 66, advice: 70, oversight: 28, investment: 8 },
  open: { livelihood: 58, dispute: 14, wish: 12, errand: 14, volunteer: 4, advice: 18, oversight: 8, investment: 5 },
  keyItems: 9,
  logs: 1104,
  opinions: 52,
  studioOpinions: 35,
  proposals: 86,
  landMu: 209_000,
  greenhouses: 228,
  wasteTons: 506,
  helpedPeople: 59,
  aidYuan: 97_000,
  leaves: 92,
  trainings: 16,
};

/** A year before: smaller, uneven, and settled: nothing stays open. */
export function earlierPlan(random: Random, yearsBefore: number): YearPlan {
  const share = Math.max(0.5, 0.97 - yearsBefore * 0.045) * (0.95 + random.next() * 0.1);
  const part = (n: number) => Math.max(1, Math.round(n * share));
  const each = <K extends string>(counts: Readonly<Record<K, number>>, of: (n: number) => number) =>
    Object.fromEntries(Object.entries<number>(counts).map(([key, n]) => [key, of(n)])) as Record<K, number>; // the same keys
  const { topics, closed, open, ...rest } = lastYearPlan;
  const scaled = each(topics, part);
  return {
    ...each(rest, part),
    topics: { ...scaled, declined: scaled.declined + scaled.open, open: 0 },
    closed: each(closed, part),
    open: each(open, () => 0),
  };
}
