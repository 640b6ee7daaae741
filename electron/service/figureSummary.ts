import type { FigureOperations, SummaryPiece } from '#shared/contract/figures.ts';
import type { Filter } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { measureOf, measures, whereOfMeasure } from '#shared/rules/figures/measures.ts';
import { basisOfRate, rates } from '#shared/rules/figures/rates.ts';
import { audienceOf, audiences, summaryFor } from '#shared/rules/figures/audiences.ts';
import { joined, type Piece, writeSummary } from '#shared/rules/figures/summary.ts';
import { figureText } from '#shared/rules/figures/units.ts';
import { percent } from '#shared/rules/numerals.ts';
import type { Context } from '#electron/service/context.ts';
import { cellOf, type FigureFrame, outcomeBasis, outcomesOf } from '#electron/service/figureData.ts';
import { bareOf } from '#electron/service/figureBare.ts';
import { officeOf } from '#electron/service/office.ts';
import { choicesOf, tally } from '#electron/storage/figures.ts';

interface Known {
  label: string;
  entity: EntityName;
  where: Filter[];
}

/** Kinds of outcome that are told elsewhere: from problems, or among what the studios did. */
const toldElsewhere: ReadonlySet<string> = new Set(['outcomeKind.livelihood', 'outcomeKind.dispute', 'outcomeKind.helped', 'outcomeKind.aid']);

/** The summary of a period for an audience as pieces; every number that is written was counted, and leads to what it counts. */
export function summaryOf(context: Context, frame: FigureFrame, audienceKey: string): FigureOperations['getSummary'] {
  const audience = audienceOf(audienceKey);
  const known = new Map<string, Known>();
  const basis = new Set<string>();
  const note = (key: string, text: string, figure: Known): Piece => {
    known.set(key, figure);
    return { text, figure: key };
  };
  const count = (key: string): { value: number; where: Filter[] } => {
    const one = measureOf(key, frame.scope.chosen);
    const where = whereOfMeasure(one, frame.scope);
    return { value: cellOf(context, one, where).value, where };
  };
  const figure = (key: string): Piece[] | null => {
    const one = measureOf(key, frame.scope.chosen);
    const { value, where } = count(key);
    if (value === 0) return null;
    basis.add(one.basis);
    const bare = bareOf(context, frame, key);
    if (bare) basis.add(`${one.label}另有无明细数${figureText(bare.quantity)}${one.unit}：${bare.words}，没有计入上文。`);
    return [note(key, figureText(value), { label: one.label, entity: one.entity, where })];
  };
  const rate = (key: string): Piece[] | null => {
    const found = rates.find((one) => one.key === key);
    if (!found) return null;
    const spec = { label: found.label, ...basisOfRate(found, frame.scope.chosen) };
    const under = count(spec.denominator);
    const over = count(spec.numerator);
    if (under.value === 0 || over.value === 0) return null;
    basis.add(spec.basis);
    return [note(key, percent(over.value, under.value), { label: `${spec.label}（${over.value}÷${under.value}）`, entity: measureOf(spec.denominator, frame.scope.chosen).entity, where: under.where })];
  };
  const outcomes = (kinds: (kind: string) => boolean, words: (label: string) => string, more: readonly Filter[] = []): Piece[] | null => {
    const parts = outcomesOf(context, frame, more)
      .filter((one) => kinds(one.kind) && one.value > 0)
      .map((one) => [{ text: words(one.label), figure: null }, note(`${one.kind} ${one.unit} ${more.length}`, figureText(one.value), { label: one.label, entity: one.entity, where: one.where }), { text: one.unit, figure: null }]);
    if (parts.length > 0) basis.add(outcomeBasis);
    return parts.length === 0 ? null : joined(parts, '，');
  };
  const forms = (): Piece[] | null => {
    const one = measureOf('meetings', frame.scope.chosen);
    const where = whereOfMeasure(one, frame.scope);
    const found = new Map(tally(context.store.engine, 'meeting', where, { by: 'value', field: 'form' }).map((each) => [each.key, each.count]));
    const parts = choicesOf(context.store.engine, 'meetingForm').flatMap(({ id, label }) => {
      const n = found.get(id) ?? 0;
      return n === 0 ? [] : [[{ text: label, figure: null }, note(id, String(n), { label, entity: 'meeting', where: [...where, { field: 'form', op: 'is', value: id }] }), { text: '场次', figure: null }]];
    });
    return parts.length < 2 ? null : [{ text: '其中', figure: null }, ...joined(parts, '、')];
  };
  const aid = (): Piece[] | null => {
    const people = outcomes((kind) => kind === 'outcomeKind.helped', () => '救助帮扶');
    const money = outcomes((kind) => kind === 'outcomeKind.aid', () => '资金');
    if (!people) return money && [{ text: '救助帮扶', figure: null }, ...money];
    return money ? [...people, { text: '、', figure: null }, ...money] : people;
  };
  const office = officeOf(context);
  const words: Readonly<Record<string, string>> = { period: frame.period.label, office: frame.placeName };

  const fill = (key: string): readonly Piece[] | null => {
    if (words[key] !== undefined) return [{ text: words[key], figure: null }];
    if (key === 'outcomes') return outcomes((kind) => !toldElsewhere.has(kind), (label) => label);
    if (key === 'forms') return forms();
    if (key === 'aid') return aid();
    if (rates.some((one) => one.key === key)) return rate(key);
    return measures.some((one) => one.key === key) ? figure(key) : null;
  };
  const paragraphs = writeSummary(summaryFor(audience), fill).map((pieces) =>
    pieces.map((piece): SummaryPiece => ({ text: piece.text, figure: piece.figure === null ? null : (known.get(piece.figure) ?? null) })),
  );
  return { title: `${frame.placeName || (office?.name ?? '')}${frame.period.label}协商议事工作综述`, paragraphs, basis: audience.basis ? [...basis] : [], audiences: audiences.map(({ key, label }) => ({ key, label })) };
}
