import type { Figures } from '#shared/contract/figures.ts';
import { headline } from '#shared/rules/figures/breakdowns.ts';
import { outcomesInOrder } from '#shared/rules/figures/measures.ts';
import type { Context } from '#electron/service/context.ts';
import { figureOf, type FigureFrame, outcomeBasis, outcomesOf, ratesOf } from '#electron/service/figureData.ts';
import { tablesOf } from '#electron/service/figureTables.ts';

/** 岚川县2026年基层协商工作统计表. */
export const figuresTitle = (frame: FigureFrame): string => `${frame.placeName}${frame.period.label}基层协商工作统计表`;

/** Everything that the figures page shows of a frame. */
export function figuresOf(context: Context, frame: FigureFrame): Figures {
  const { period, before, placeName } = frame;
  return {
    period,
    before,
    place: placeName,
    groups: headline.map(({ label, measures }) => ({ label, figures: measures.map((key) => figureOf(context, frame, key)) })),
    funnel: ['collected', ...outcomesInOrder].map((key) => figureOf(context, frame, key)),
    rates: ratesOf(context, frame),
    outcomes: outcomesOf(context, frame),
    outcomeBasis,
    tables: tablesOf(context, frame),
  };
}
