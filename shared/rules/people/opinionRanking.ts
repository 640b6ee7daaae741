import type { Settings } from '#shared/defaults/settings.ts';
import { keyOf } from '#shared/rules/folds/step.ts';

/** A report as the ranking sees it: who, from where, and at which levels it was taken up. */
export interface RankedOpinion {
  id: string;
  author: string;
  coauthors: readonly string[];
  sector: string;
  township: string;
  adopted: readonly string[];
  instructed: readonly string[];
  combined: boolean;
}

type OpinionScores = Settings['opinionScores'];

export type RankBy = 'author' | 'sector' | 'township';

export interface RankLine {
  key: string;
  reported: number;
  /** Reports taken up, by key of the level; one report counts at each level that took it. */
  adopted: Readonly<Record<string, number>>;
  adoptedOnce: number;
  instructed: number;
  score: number;
  rank: number;
}

export const rankedLevels = ['county', 'city', 'province', 'national'] as const;

/** The score of one report: what it got for being reported, and for the highest level that took it up (同一件只计最高一级). */
export function opinionScore(one: RankedOpinion, scores: OpinionScores): number {
  const highest = Math.max(0, ...rankedLevels.filter((level) => one.adopted.some((each) => keyOf(each) === level)).map((level) => scores[level]));
  return scores.reported + highest * (one.combined ? scores.combined : 1) + (one.instructed.length > 0 ? scores.instructed : 0);
}

/**
 * The ranking by author, sector or township. A report belongs to its first author; co-authors don't count it again, so that
 * the columns add up to the reports. Equal scores share a place, and the next place is skipped.
 */
export function rankOpinions(opinions: readonly RankedOpinion[], by: RankBy, scores: OpinionScores): RankLine[] {
  const lines = [...Map.groupBy(opinions, (one) => one[by])].map(([key, own]) => ({
    key,
    reported: own.length,
    adopted: Object.fromEntries(rankedLevels.map((level) => [level, own.filter((one) => one.adopted.some((each) => keyOf(each) === level)).length])),
    adoptedOnce: own.filter((one) => one.adopted.length > 0).length,
    instructed: own.filter((one) => one.instructed.length > 0).length,
    score: Math.round(own.reduce((sum, one) => sum + opinionScore(one, scores), 0) * 100) / 100,
  }));
  const sorted = lines.toSorted((a, b) => b.score - a.score || b.adoptedOnce - a.adoptedOnce || b.reported - a.reported || (a.key < b.key ? -1 : 1));
  return sorted.map((line) => ({ ...line, rank: sorted.findIndex((one) => one.score === line.score) + 1 }));
}
