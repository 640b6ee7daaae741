import { entityOf } from '#shared/entities/index.ts';
import { raisedProposal } from '#shared/rules/raise.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRaised } from '#renderer/record/useRaised.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** What the committee that reviews proposals sets, not the office that registers them. */
const ofCommittee = ['number', 'key', 'keyLeader', 'excellent'];

/** A proposal, new or known; a new one begins with what the record it comes from (`?log=ID`, `?opinion=ID`, `?topic=ID`) says. */
export function ProposalForm(props: { id: string | null; query: Readonly<Record<string, string>> }) {
  const { id, query } = props;
  const today = useToday();
  const township = useSession()?.office?.level === 'township';
  const raised = useRaised(query, raisedProposal);
  if (!raised) return <p className="ui-hint">正在读取…</p>;
  const source = new URLSearchParams(query).toString();
  const { log, opinion, topic, jotting } = query;
  const from = log ? ['studios', 'log', log] : opinion ? ['opinions', opinion] : topic ? ['topics', topic] : ['proposals'];
  return (
    <div className="ui-detail">
      {id === null ? <h1>{township ? '登记提案' : '新建提案'}</h1> : <AmendTitle entity={entityOf('proposal')} id={id} />}
      <RecordForm
        entity={entityOf('proposal')}
        id={id}
        draftKey={id === null && source !== '' ? `proposal/new?${source}` : undefined}
        initial={{ submittedOn: today, inSession: 'sessionKind.ordinary', proposerKind: 'proposerKind.individual', ...raised }}
        omit={township ? ofCommittee : undefined}
        single={source !== ''}
        onSaved={(saved, { again }) => {
          if (id === null && jotting) void attempt(() => saveRecords([{ entity: 'jotting', id: jotting, set: { became: saved } }]));
          if (!again) navigate(hrefOf(['proposals', saved]));
        }}
        onCancel={() => navigate(hrefOf(id === null ? from : ['proposals', id]))}
      />
    </div>
  );
}
