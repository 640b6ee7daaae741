import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { idsIn } from '#renderer/record/fieldText.ts';
import type { Changes } from '#renderer/record/formValues.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** The records that a proposal can come from, by the name in the address. */
const origins = ['log', 'opinion', 'topic'] as const;
type Origin = (typeof origins)[number];

/** What the proposal takes over from where it comes from, so that nothing is typed twice. */
function takenOver(origin: Origin, row: Row): Changes {
  const shared = { title: row['title'] ?? null, place: row['place'] ?? null, privacy: row['privacy'] ?? null };
  switch (origin) {
    case 'log': {
      const [first, ...others] = idsIn(row['members']);
      return { ...shared, fromLog: row.id, reason: row['content'] ?? null, member: first ?? null, jointly: others, ...kindOf(others) };
    }
    case 'opinion':
      return { ...shared, fromOpinion: row.id, reason: row['text'] ?? null, request: row['advice'] ?? null, member: row['member'] ?? null, jointly: idsIn(row['coauthors']), ...kindOf(idsIn(row['coauthors'])) };
    case 'topic':
      return { ...shared, fromTopic: row.id, reason: row['content'] ?? null, member: row['member'] ?? null };
  }
}

function kindOf(others: readonly string[]): Changes {
  return { proposerKind: others.length > 0 ? 'proposerKind.joint' : 'proposerKind.individual' };
}

/** What the committee that reviews proposals sets, not the office that registers them. */
const ofCommittee = ['number', 'key', 'keyLeader', 'excellent'];

export function ProposalForm(props: { id: string | null; query: Readonly<Record<string, string>> }) {
  const { id, query } = props;
  const today = useToday();
  const township = useSession()?.office?.level === 'township';
  const origin = id === null ? origins.find((one) => query[one] !== undefined) : undefined;
  const from = origin === undefined ? undefined : query[origin];
  const source = useRecord(origin ?? 'log', from ?? null);
  // What a new record begins with is read once, when the form opens.
  if (from !== undefined && !source.value && !source.failure) return <p className="ui-hint">正在读取…</p>;
  const row = source.value?.row;
  return (
    <>
      <h1>{id !== null ? '修改提案' : township ? '登记提案' : '新建提案'}</h1>
      <RecordForm
        entity={entityOf('proposal')}
        id={id}
        draftKey={origin !== undefined && from !== undefined ? `proposal/new?${origin}=${from}` : undefined}
        initial={{ submittedOn: today, inSession: 'sessionKind.ordinary', proposerKind: 'proposerKind.individual', ...(origin && row ? takenOver(origin, row) : {}) }}
        omit={township ? ofCommittee : undefined}
        onSaved={(saved, { again }) => {
          if (!again) navigate(hrefOf(['proposals', saved]));
        }}
        onCancel={() => window.history.back()}
      />
    </>
  );
}
