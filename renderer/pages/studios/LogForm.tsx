import { entityOf } from '#shared/entities/index.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

/** A log, new or known. Of a studio's new log, the place comes from the studio. */
export function LogForm(props: { id: string | null; studio?: string | undefined }) {
  const { id, studio } = props;
  const today = useToday();
  const session = useSession();
  const host = useRecord('studio', id === null ? (studio ?? null) : null);
  const back = () => navigate(id !== null ? hrefOf(['studios', 'log', id]) : studio ? hrefOf(['studios', studio]) : hrefOf(['studios', 'logs']));
  // What a new record begins with is read once, when the form opens.
  if (id === null && studio !== undefined && !host.value && !host.failure) return <p className="ui-hint">正在读取…</p>;
  const row = host.value?.row;
  return (
    <>
      <h1>{id === null ? '记日志' : '修改日志'}</h1>
      <RecordForm
        entity={entityOf('log')}
        id={id}
        draftKey={id === null && studio !== undefined ? `log/new?studio=${studio}` : undefined}
        initial={{
          heldOn: today,
          kind: 'logKind.reception',
          recorder: session?.user || null,
          studio: row?.id ?? null,
          place: row?.['place'] ?? session?.office?.place ?? null,
          location: row ? (row['address'] ?? row['name'] ?? null) : null,
        }}
        onSaved={(saved, { again }) => {
          if (!again) navigate(hrefOf(['studios', 'log', saved]));
        }}
        onCancel={back}
      />
    </>
  );
}
