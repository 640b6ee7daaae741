import { entityOf } from '#shared/entities/index.ts';
import { raisedOpinion } from '#shared/rules/raise.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRaised } from '#renderer/record/useRaised.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** A report, new or known; a new one begins with what the record it comes from (`?log=ID`, `?jotting=ID`) says. */
export function OpinionForm(props: { id: string | null; query: Readonly<Record<string, string>> }) {
  const { id, query } = props;
  const today = useToday();
  const office = useSession()?.office;
  const raised = useRaised(query, raisedOpinion);
  if (!raised) return <p className="ui-hint">正在读取…</p>;
  const source = new URLSearchParams(query).toString();
  const { log, jotting } = query;
  return (
    <div className="ui-detail">
      {id === null ? <h1>新建社情民意</h1> : <AmendTitle entity={entityOf('opinion')} id={id} what="社情民意" />}
      <RecordForm
        entity={entityOf('opinion')}
        id={id}
        draftKey={id === null && source !== '' ? `opinion/new?${source}` : undefined}
        // A report is its township's, whichever village it was heard in.
        initial={{ reportedOn: today, compiled: 'compilation.single', ...raised, ...(office?.level === 'township' ? { place: office.place } : {}) }}
        folded={['编发']}
        single={source !== ''}
        onSaved={(saved, { again }) => {
          if (id === null && jotting) void attempt(() => saveRecords([{ entity: 'jotting', id: jotting, set: { became: saved } }]));
          if (!again) navigate(hrefOf(['opinions', saved]));
        }}
        onCancel={() => navigate(id !== null ? hrefOf(['opinions', id]) : log !== undefined ? hrefOf(['studios', 'log', log]) : hrefOf(['opinions']))}
      />
    </div>
  );
}
