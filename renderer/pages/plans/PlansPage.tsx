import { entityOf } from '#shared/entities/index.ts';
import { addDays, weekday, yearOf } from '#shared/rules/day.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { PlanList } from '#renderer/pages/plans/PlanList.tsx';

/** Plans: 年度协商计划, 月度重点工作, 周任务落实清单 and the other lists of the office. */
export function PlansPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [id, edit] = parts;
  if (id === undefined) return <PlanList />;
  if (id === 'new') return <PlanForm key={query['kind']} id={null} kind={query['kind'] ?? 'planKind.month'} />;
  if (edit === 'edit') return <PlanForm id={id} kind="" />;
  return <RecordPage entity={entityOf('planItem')} id={id} back={{ href: hrefOf(['plans']), text: '工作计划' }} editHref={hrefOf(['plans', id, 'edit'])} />;
}

function PlanForm({ id, kind }: { id: string | null; kind: string }) {
  const today = useToday();
  const { year } = useYear();
  const office = useSession()?.office;
  const back = () => navigate(hrefOf(['plans']));
  const thisYear = yearOf(today) === year;
  return (
    <div className="ui-detail">
      <h1>{id === null ? '新增计划事项' : '修改计划事项'}</h1>
      <RecordForm
        entity={entityOf('planItem')}
        id={id}
        draftKey={id === null ? `planItem/new?kind=${kind}` : undefined}
        initial={{
          kind,
          year,
          state: 'planState.planned',
          place: office?.place ?? null,
          month: kind === 'planKind.month' && thisYear ? Number(today.slice(5, 7)) : null,
          weekOn: kind === 'planKind.week' && thisYear ? addDays(today, 1 - weekday(today)) : null,
        }}
        onSaved={(_id, { again }) => {
          if (!again) back();
        }}
        onCancel={back}
      />
    </div>
  );
}
