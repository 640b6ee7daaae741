import { type OfficeAction, officeKinds, type OfficeOutcome, runOfficeHistory } from '#test/exchange/officeHistory.ts';
import { randomFrom } from '#test/exchange/mutate.ts';
import { shrink } from '#test/exchange/shrink.ts';

export interface OfficeFigures {
  histories: number;
  files: number;
  diverged: number;
  lost: number;
  /** Pictures that were added, and records whose person was erased. */
  pictures: number;
  erased: number;
  /** For each failing history, how to run the smallest of it again. */
  replay: string[];
}

const failed = ({ diverged, lost }: OfficeOutcome): boolean => diverged.length + lost.length > 0;

/** Tries that making a failing history small may take: each opens four offices on disk. */
const mostTries = 60;

async function smallest(seed: number, years: readonly number[], actions: readonly OfficeAction[]): Promise<string> {
  const few = await shrink(actions, async (some) => failed(await runOfficeHistory(years, some)), mostTries);
  const { diverged, lost } = await runOfficeHistory(years, few);
  return [`seed ${seed}, ${few.length} of ${actions.length} actions`, `await runOfficeHistory(${JSON.stringify(years)}, ${JSON.stringify(few)})`, ...[...diverged, ...lost].slice(0, 5)].join('\n');
}

/** Random histories of four offices over the whole program without its window; a failing one is made as small as it gets. */
export async function runOffices(histories: number, steps: number, seed: number): Promise<OfficeFigures> {
  const figures: OfficeFigures = { histories: 0, files: 0, diverged: 0, lost: 0, pictures: 0, erased: 0, replay: [] };
  for (let i = 0; i < histories; i += 1) {
    const random = randomFrom(seed + i);
    const years = Array.from({ length: 4 }, () => 2020 + random(10));
    const actions = Array.from({ length: steps }, (): OfficeAction => ({ kind: officeKinds[random(officeKinds.length)] ?? 'write', at: random(4), x: random(1000), y: random(12) }));
    const outcome = await runOfficeHistory(years, actions);
    figures.histories += 1;
    figures.files += outcome.files;
    figures.pictures += outcome.pictures;
    figures.erased += outcome.erased;
    figures.diverged += outcome.diverged.length;
    figures.lost += outcome.lost.length;
    if (failed(outcome)) figures.replay.push(await smallest(seed + i, years, actions));
  }
  return figures;
}
