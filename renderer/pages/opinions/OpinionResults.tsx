import { formatDay } from '#shared/rules/day.ts';
import type { OpinionResult } from '#shared/rules/opinionSteps.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** What became of the report at each level, highest first. */
export function OpinionResults({ results }: { results: readonly OpinionResult[] }) {
  const choices = useChoiceStore((state) => state.byId);
  const day = (on: string | null) => (on === null ? '—' : formatDay(on));
  return (
    <Section title="各级采用和批示">
      {results.length === 0 ? (
        <p className="ui-hint">还没有报送上级，也没有采用和批示。</p>
      ) : (
        <div className="record-scroll">
          <table className="record-table" aria-label="各级采用和批示">
            <thead>
              <tr>
                {['级别', '报送日期', '采用日期', '采用载体', '批示日期', '批示领导'].map((title) => (
                  <th key={title}>{title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <tr key={result.level}>
                  <td>{choices.get(result.level)?.label ?? result.level}</td>
                  <td>{day(result.forwardedOn)}</td>
                  <td>{day(result.adoptedOn)}</td>
                  <td>{result.carrier ?? '—'}</td>
                  <td>{day(result.instructedOn)}</td>
                  <td>{result.leader ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
