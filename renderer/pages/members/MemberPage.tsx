import { entityOf } from '#shared/entities/index.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { DutyFile } from '#renderer/pages/members/DutyFile.tsx';

/** One member: the duty file of the year (`box`: with the records of this line open), who he is, what he held, when he was away, points by hand. */
export function MemberPage({ id, box }: { id: string; box: string | null }) {
  const county = useSession()?.office?.level !== 'township';
  const today = useToday();
  return (
    <RecordPage
      key={id}
      entity={entityOf('member')}
      id={id}
      back={{ href: hrefOf(['members']), text: '委员名册' }}
      editHref={hrefOf(['members', id, 'edit'])}
      before={() => <DutyFile member={id} box={box} />}
      after={() => (
        <>
          <ChildTable entity={entityOf('leave')} parent={{ field: 'member', id }} title="请假" sort={{ field: 'since', down: true }} initial={{ askedOn: today, since: today }} />
          <ChildTable entity={entityOf('dutyEntry')} parent={{ field: 'member', id }} title="加减分登记" sort={{ field: 'on', down: true }} readOnly={!county} initial={{ on: today }} note={county ? undefined : '由县政协登记'} />
          <ChildTable entity={entityOf('tenure')} parent={{ field: 'member', id }} title="任职与荣誉" sort={{ field: 'since', down: false }} paste={['kind', 'title', 'term', 'since', 'until', 'basis']} />
        </>
      )}
    />
  );
}
