import { entityOf } from '#shared/entities/index.ts';
import { raisedLog } from '#shared/rules/raise.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRaised } from '#renderer/record/useRaised.ts';
import { saveRecords, useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** A log, new or known. A new one begins with its studio's place (`?studio=ID`), or with the words of `?jotting=ID`. */
export function LogForm(props: { id: string | null; query: Readonly<Record<string, string>> }) {
  const { id, query } = props;
  const { studio, jotting, on } = query;
  const today = useToday();
  const session = useSession();
  const host = useRecord('studio', id === null ? (studio ?? null) : null);
  const raised = useRaised(query, raisedLog);
  const back = () => navigate(id !== null ? hrefOf(['studios', 'log', id]) : studio ? hrefOf(['studios', studio]) : hrefOf(['studios', 'logs']));
  // What a new record begins with is read once, when the form opens.
  if (id === null && studio !== undefined && !host.value && !host.failure) return <p className="ui-hint">正在读取…</p>;
  if (!raised) return <p className="ui-hint">正在读取…</p>;
  const row = host.value?.row;
  const source = new URLSearchParams(query).toString();
  return (
    <div className="ui-detail">
      {id === null ? <h1>记日志</h1> : <AmendTitle entity={entityOf('log')} id={id} what="日志" />}
      <RecordForm
        entity={entityOf('log')}
        id={id}
        draftKey={id === null && source !== '' ? `log/new?${source}` : undefined}
        initial={{
          heldOn: on ?? today,
          kind: 'logKind.reception',
          recorder: session?.user || null,
          studio: row?.id ?? null,
          place: row?.['place'] ?? session?.office?.place ?? null,
          location: row ? (row['address'] ?? row['name'] ?? null) : null,
          ...raised,
        }}
        single={jotting !== undefined}
        onSaved={(saved, { again }) => {
          if (id === null && jotting) void attempt(() => saveRecords([{ entity: 'jotting', id: jotting, set: { became: saved } }]));
          if (!again) navigate(hrefOf(['studios', 'log', saved]));
        }}
        onCancel={back}
      />
    </div>
  );
}
