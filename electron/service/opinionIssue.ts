import type { PaperOperations } from '#shared/contract/papers.ts';
import type { Row, Write } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { textOf } from '#shared/rules/folds/step.ts';
import { issueNumber } from '#shared/rules/numbering.ts';
import type { Context } from '#electron/service/context.ts';
import { mustRead } from '#electron/service/meetingData.ts';
import { numberIn, type Series, seriesOf, takeNumber } from '#electron/service/numbering.ts';
import { saveChecked } from '#electron/service/records.ts';
import { listRecords, readChildren } from '#electron/storage/records.ts';

interface Planned {
  rows: Row[];
  series: Series;
  year: number;
  /** The number of an earlier 编发 of one of them, which stands; else null. */
  kept: string | null;
}

/** The year's series of 社情民意信息. Numbers that were typed into steps before there was a series are taken as given. */
function issueSeries(context: Context, year: number): Series {
  const series = seriesOf(context, 'opinion', year);
  const { rows } = listRecords(context.store.engine, {
    entity: 'opinionStep',
    where: [{ field: 'step', op: 'is', value: 'opinionStep.issue' }, { field: 'on', op: 'from', value: `${year}-01-01` }, { field: 'on', op: 'to', value: `${year}-12-31` }],
    search: '', sort: [], offset: 0, limit: 100_000, deleted: false,
  });
  const typed = rows.map((row) => issueNumber(textOf(row['issue']) ?? '')).filter((one) => one !== null);
  return { ...series, issued: [...new Set([...series.issued, ...typed])] };
}

function plan(context: Context, opinions: readonly string[], on: string): Planned {
  const rows = [...new Set(opinions)].map((id) => mustRead(context, 'opinion', id, '条社情民意信息'));
  const year = Number(on.slice(0, 4));
  const earlier = new Set(
    rows.flatMap((row) => {
      const steps = readChildren(context.store.engine, 'opinionStep', 'opinion', row.id).filter((step) => step['step'] === 'opinionStep.issue' && String(step['on']).startsWith(String(year)));
      const last = steps.toSorted((a, b) => String(a['on']).localeCompare(String(b['on']))).at(-1);
      return textOf(last?.['issue']) ?? [];
    }),
  );
  if (earlier.size > 1) throw new Failure('refused', `这几条已经编在不同的期里（${[...earlier].join('、')}），没有编发，数据没有变化。`, '请一条一条编发。');
  return { rows, series: issueSeries(context, year), year, kept: [...earlier][0] ?? null };
}

/** What issuing would do, so that the person sees the number before it is given. */
export function peekOpinionIssue(context: Context, input: { opinions: readonly string[]; on: string }): PaperOperations['peekOpinionIssue'] {
  const { series, year, kept } = plan(context, input.opinions, input.on);
  if (kept !== null) return { number: kept, next: null, pattern: series.pattern };
  const { number, text } = numberIn(series, year, null);
  return { number: text, next: number, pattern: series.pattern };
}

/** One issue of one or several opinions: the number and every 编发 in one transaction, so that no number is taken for nothing. */
export function issueOpinions(context: Context, input: { opinions: readonly string[]; on: string; by: string | null; text: string | null; next: number | null }): PaperOperations['issueOpinions'] {
  const { rows, series, year, kept } = plan(context, input.opinions, input.on);
  const [first] = rows;
  const taken = kept === null && first ? takeNumber(context, { series, year, subject: first.id, title: rows.map((row) => String(row['title'])).join('；'), on: input.on, wanted: input.next }) : null;
  const number = taken?.text ?? kept ?? '';
  const steps = rows.map((row): Write => ({ entity: 'opinionStep', id: null, set: { opinion: row.id, step: 'opinionStep.issue', on: input.on, by: input.by, text: input.text, issue: number } }));
  const { tx } = saveChecked(context, [...(taken?.writes ?? []), ...steps]);
  return { number, tx };
}
