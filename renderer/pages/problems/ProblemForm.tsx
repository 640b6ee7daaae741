import { entityOf } from '#shared/entities/index.ts';
import { raisedProblem } from '#shared/rules/raise.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRaised } from '#renderer/record/useRaised.ts';
import { useOfficeLevel, useUser } from '#renderer/pages/problems/office.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

const problem = entityOf('problem');

export interface ProblemFormProps {
  id: string | null;
  /** Records that it is raised from, by what they are: `{log: ID}`, `{topic: ID, meeting: ID}`, `{jotting: ID}`. */
  query: Readonly<Record<string, string>>;
}

/** Registers a problem, or changes what was registered. What another record knows already is not typed again. */
export function ProblemForm(props: ProblemFormProps) {
  const { id, query } = props;
  const today = useToday();
  const level = useOfficeLevel();
  const user = useUser();
  const raised = useRaised(query, raisedProblem);
  if (!raised) return <p className="ui-hint">正在读取…</p>;
  const source = Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&');
  const kind = typeof raised['kind'] === 'string' ? raised['kind'] : null;

  /** The record that it came from learns what became of it. */
  const linkBack = (saved: string) =>
    attempt(async () => {
      if (query['jotting']) await saveRecords([{ entity: 'jotting', id: query['jotting'], set: { became: saved } }]);
      if (query['decision']) await saveRecords([{ entity: 'decision', id: query['decision'], set: { problem: saved } }]);
    });

  return (
    <div className="ui-list">
      <div className="ui-title-row">
        {id === null ? <h1>登记办理事项</h1> : <AmendTitle entity={problem} id={id} />}
      </div>
      <RecordForm
        entity={problem}
        id={id}
        draftKey={id === null ? `problem/new${source === '' ? '' : `/${source}`}` : undefined}
        initial={{ registeredOn: today, kind: kind ?? 'problemKind.livelihood', holder: `level.${level}`, ...(user === '' ? {} : { dispatcher: user }), ...raised }}
        folded={id === null ? ['来源', '办理'] : []}
        omit={['number', 'decision']}
        submitText={id === null ? '登记' : '保存'}
        single={source !== ''}
        onCancel={() => navigate(id === null ? hrefOf(['problems']) : hrefOf(['problems', id]))}
        onSaved={(saved, { again }) => {
          if (id === null) void linkBack(saved);
          if (!again) navigate(hrefOf(['problems', saved]));
        }}
      />
    </div>
  );
}
