import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { idsIn } from '#renderer/record/fieldText.ts';
import type { Changes } from '#renderer/record/formValues.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** What a report takes over from the log where the matter was heard, so that nothing is typed twice. */
function fromLog(log: Row): Changes {
  const [first, ...others] = idsIn(log['members']);
  return {
    log: log.id,
    studio: log['studio'] ?? null,
    title: log['title'] ?? null,
    text: log['content'] ?? null,
    member: first ?? null,
    coauthors: others,
    privacy: log['privacy'] ?? null,
  };
}

/** A report, new or known; of a new one, what the log it comes from says. */
export function OpinionForm(props: { id: string | null; log?: string | undefined }) {
  const { id, log } = props;
  const today = useToday();
  const office = useSession()?.office;
  const source = useRecord('log', id === null ? (log ?? null) : null);
  // What a new record begins with is read once, when the form opens.
  if (id === null && log !== undefined && !source.value && !source.failure) return <p className="ui-hint">正在读取…</p>;
  const row = source.value?.row;
  const place = office?.level === 'township' ? office.place : (row?.['place'] ?? null);
  return (
    <>
      <h1>{id === null ? '新建社情民意' : '修改社情民意'}</h1>
      <RecordForm
        entity={entityOf('opinion')}
        id={id}
        draftKey={id === null && log !== undefined ? `opinion/new?log=${log}` : undefined}
        initial={{ reportedOn: today, compiled: 'compilation.single', place, ...(row ? fromLog(row) : {}) }}
        folded={['编发']}
        onSaved={(saved, { again }) => {
          if (!again) navigate(hrefOf(['opinions', saved]));
        }}
        onCancel={() => navigate(id !== null ? hrefOf(['opinions', id]) : log !== undefined ? hrefOf(['studios', 'log', log]) : hrefOf(['opinions']))}
      />
    </>
  );
}
