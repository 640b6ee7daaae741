import '#renderer/pages/members/members.css';
import { hrefOf } from '#renderer/state/route.ts';

const rooms = [
  { key: '', label: '委员名册' },
  { key: 'roster', label: '花名册' },
  { key: 'duty', label: '履职排名' },
  { key: 'leave', label: '请假' },
  { key: 'entries', label: '加减分登记' },
  { key: 'rules', label: '履职规则' },
] as const;

/** The rooms of 委员履职, above each of its lists. */
export function MemberNav({ now }: { now: string }) {
  return (
    <nav className="members-nav" aria-label="委员履职">
      {rooms.map(({ key, label }) => (
        <a key={key} href={hrefOf(key === '' ? ['members'] : ['members', key])} className={key === now ? 'members-room members-room-now' : 'members-room'} {...(key === now ? { 'aria-current': 'page' as const } : {})}>
          {label}
        </a>
      ))}
    </nav>
  );
}
