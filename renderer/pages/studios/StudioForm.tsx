import { entityOf } from '#shared/entities/index.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';

const levels = { township: 'level.township', county: 'level.county', city: 'level.city' } as const;

export function StudioForm(props: { id: string | null }) {
  const office = useSession()?.office;
  const back = () => navigate(hrefOf(props.id === null ? ['studios'] : ['studios', props.id]));
  return (
    <div className="ui-detail">
      {props.id === null ? <h1>新建工作室</h1> : <AmendTitle entity={entityOf('studio')} id={props.id} what="工作室" />}
      <RecordForm
        entity={entityOf('studio')}
        id={props.id}
        initial={{
          kind: 'studioKind.studio',
          state: 'bodyState.running',
          ...(office ? { level: levels[office.level], place: office.place } : {}),
        }}
        onSaved={(id, { again }) => {
          if (!again) navigate(hrefOf(['studios', id]));
        }}
        onCancel={back}
      />
    </div>
  );
}
