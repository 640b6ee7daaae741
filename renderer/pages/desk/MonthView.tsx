import { useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { addDays, monthLength, weekday } from '#shared/rules/day.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

export interface MonthViewProps {
  today: string;
  days: Output<'getDesk'>['month'];
  labelOf: (entity: string) => string;
}

const names = ['一', '二', '三', '四', '五', '六', '日'];

/** This month: days with something on them can be pressed, and show it below. */
export function MonthView({ today, days, labelOf }: MonthViewProps) {
  const [chosen, setChosen] = useState(today);
  const first = `${today.slice(0, 7)}-01`;
  const length = monthLength(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
  const blanks = weekday(first) - 1;
  const on = days.filter((one) => one.day === chosen);
  return (
    <Section title={`${Number(today.slice(5, 7))}月`}>
      <div className="desk-month" role="group" aria-label="本月安排">
        {names.map((name) => (
          <span key={name} className="desk-weekday" aria-hidden>
            {name}
          </span>
        ))}
        {Array.from({ length: blanks }, (_, i) => (
          <span key={`blank${i}`} />
        ))}
        {Array.from({ length }, (_, i) => {
          const day = addDays(first, i);
          const count = days.filter((one) => one.day === day).length;
          const classes = ['desk-day', day === today ? 'desk-today' : '', day === chosen ? 'desk-chosen' : '', count > 0 ? 'desk-busy' : ''];
          return (
            <button key={day} type="button" className={classes.join(' ')} aria-pressed={day === chosen} onClick={() => setChosen(day)}>
              {i + 1}
              <span className="ui-unseen">日</span>
              {count > 0 ? (
                <small>
                  {count}
                  <span className="ui-unseen">件</span>
                </small>
              ) : null}
            </button>
          );
        })}
      </div>
      <LinkList
        empty={`${Number(chosen.slice(8))}日没有安排。`}
        links={on.slice(0, 8).map((one) => ({ key: one.id, href: recordHref(one.entity, one.id) ?? '#/', title: one.title, note: labelOf(one.entity) }))}
      />
    </Section>
  );
}
