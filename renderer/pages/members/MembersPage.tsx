import '#renderer/pages/members/members.css';
import { entityOf } from '#shared/entities/index.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { DutyPage } from '#renderer/pages/members/DutyPage.tsx';
import { FilesPage } from '#renderer/pages/members/FilesPage.tsx';
import { LeaveCount } from '#renderer/pages/members/LeaveCount.tsx';
import { LeavePages } from '#renderer/pages/members/LeavePages.tsx';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';
import { MemberPage } from '#renderer/pages/members/MemberPage.tsx';
import { RosterPage } from '#renderer/pages/members/RosterPage.tsx';
import { RuleSetPage } from '#renderer/pages/members/RuleSetPage.tsx';
import { TermPage } from '#renderer/pages/members/TermPage.tsx';

export interface MembersPageProps {
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** The members of the conference as persons, and what they did in a year. */
export function MembersPage({ parts, query }: MembersPageProps) {
  const [first, second, ...rest] = parts;
  switch (first) {
    case 'duty':
      return <DutyPage />;
    case 'rules':
      return <RuleSetPage parts={second === undefined ? [] : [second, ...rest]} />;
    case 'roster':
      return <RosterPage key={query['term'] ?? ''} term={query['term'] ?? null} />;
    case 'term':
      return <TermPage />;
    case 'files':
      return <FilesPage member={second ?? null} />;
    case 'leave':
      return second === 'count' ? <LeaveCount /> : <LeavePages parts={second === undefined ? [] : [second, ...rest]} />;
    case 'entries':
      return <EntryPages parts={second === undefined ? [] : [second, ...rest]} />;
    default:
      return first !== undefined && first !== 'new' && second === undefined ? <MemberPage key={`${first} ${query['box'] ?? ''}`} id={first} box={query['box'] ?? null} /> : <ListAndForm parts={parts} />;
  }
}

function ListAndForm({ parts }: { parts: readonly string[] }) {
  return (
    <>
      {parts.length === 0 ? <MemberNav now="" /> : null}
      <EntityPages
        entity={entityOf('member')}
        title="委员名册"
        base={['members']}
        parts={parts}
        initial={{ state: 'memberState.serving' }}
        sort={{ field: 'number', down: false }}
        filters={['sector', 'township', 'state', 'group', 'committee', 'term']}
        paste={['name', 'number', 'gender', 'sector', 'employer', 'duty', 'phone', 'township', 'village', 'term', 'state']}
      />
    </>
  );
}

function EntryPages({ parts }: { parts: readonly string[] }) {
  const today = useToday();
  const { year } = useYear();
  const county = useSession()?.office?.level !== 'township';
  return (
    <>
      {parts.length === 0 ? <MemberNav now="entries" /> : null}
      {county ? null : <p className="members-note">加减分由县政协登记，这里只能查看。</p>}
      <EntityPages
        entity={entityOf('dutyEntry')}
        title={`${year}年加减分登记`}
        base={['members', 'entries']}
        parts={parts}
        where={[{ field: 'on', op: 'from', value: `${year - 1}-12-01` }, { field: 'on', op: 'to', value: `${year}-12-31` }]}
        initial={{ on: today }}
        sort={{ field: 'on', down: true }}
        columns={['title', 'member', 'on', 'rule', 'quantity', 'points', 'basis']}
        filters={['member', 'rule', 'on']}
        paste={['member', 'on', 'title', 'quantity', 'points', 'basis']}
        note="程序里没有记录的事项（捐助、文史、获奖等）由县政协凭依据登记"
      />
    </>
  );
}
