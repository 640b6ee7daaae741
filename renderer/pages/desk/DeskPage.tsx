import '#renderer/pages/desk/desk.css';
import { lazy, Suspense, useState } from 'react';
import type { DeskItem } from '#shared/contract/session.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { formatDay, formatMonthDay, weekdayName } from '#shared/rules/day.ts';
import type { Light } from '#shared/rules/light.ts';
import { ask } from '#renderer/bridge.ts';
import { DeskNotices } from '#renderer/pages/desk/DeskNotices.tsx';
import { DraftList } from '#renderer/pages/desk/DraftList.tsx';
import { FirstSteps } from '#renderer/pages/desk/FirstSteps.tsx';
import { MonthView } from '#renderer/pages/desk/MonthView.tsx';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useLight } from '#renderer/record/useLight.ts';
import { RecentList } from '#renderer/record/RecentList.tsx';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { ActionButtons } from '#renderer/ui/ActionButtons.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

// With it come all kinds of fields: the first page of the day must not wait for them.
const JottingDialog = lazy(async () => ({ default: (await import('#renderer/pages/desk/JottingDialog.tsx')).JottingDialog }));

const shownOnDesk = ['supervision', 'exchange', 'problem', 'topic', 'meeting', 'minutes', 'log', 'jotting', 'planItem', 'setting', 'holiday', 'progress', 'review', 'member', 'opinion', 'proposal'];

/** The list that holds exactly the rows which a count on the desk counted. */
function hrefOfItem(item: DeskItem): string {
  if (!isEntityName(item.entity)) return hrefOf([item.entity]);
  return hrefOf(['records', item.entity], { title: item.label, where: JSON.stringify(item.where) });
}

/** The counts that are lights have the county's colours; the others their own. */
const lit: Readonly<Record<string, Light>> = { overdue: 'red', dueSoon: 'yellow' };

function Count({ item }: { item: DeskItem }) {
  const { lights } = useSettings();
  const light = lit[item.key];
  const tone = light ? toneOfColour(lights[light].colour) : item.tone;
  return (
    <a className={`desk-count desk-${item.count === 0 ? 'none' : tone}`} href={hrefOfItem(item)}>
      <strong>{item.count}</strong>
      <span>{item.label}</span>
    </a>
  );
}

/** What to do today: counts that open their rows, the matters due first, the month. */
export function DeskPage() {
  const today = useToday();
  const session = useSession();
  const light = useLight();
  const [jotting, setJotting] = useState(false);
  const { value, failure } = useAsked(`getDesk ${today}`, shownOnDesk, () => ask('getDesk', {}), true);
  if (failure) return <p role="alert">{`${failure.message}${failure.fix}`}</p>;
  if (!value) return <p role="status">正在打开工作台…</p>;
  const waiting = value.items.filter((item) => item.count > 0);
  return (
    <div className="desk">
      <header className="desk-head">
        <h1>
          {formatDay(today)} {weekdayName(today)}
        </h1>
        <div className="ui-buttons">
          <ActionButtons
            shown={5}
            actions={[
              { key: 'jot', text: '记一件事', onClick: () => setJotting(true) },
              { key: 'topic', text: '登记议题', onClick: () => navigate(hrefOf(['topics', 'new'])) },
              { key: 'meeting', text: '安排协商', onClick: () => navigate(hrefOf(['meetings', 'new'])) },
              { key: 'plans', text: '工作计划', onClick: () => navigate(hrefOf(['plans'])) },
              { key: 'log', text: '写工作日志', onClick: () => navigate(hrefOf(['studios', 'log', 'new'])) },
            ]}
          />
        </div>
      </header>
      <DeskNotices />
      {session && session.yearsWithoutCalendar.length > 0 && today.slice(5) >= '11-01' ? (
        <p className="desk-note" role="status">
          {session.yearsWithoutCalendar.join('、')}年的放假安排还没有录入，落在这一年的期限只按周末推算。<a href={hrefOf(['records', 'holiday'])}>去录入</a>
        </p>
      ) : null}
      <section className="desk-counts" aria-label="今天要看的事">
        {(waiting.length > 0 ? waiting : value.items.slice(0, 4)).map((item) => (
          <Count key={item.key} item={item} />
        ))}
      </section>
      <div className="desk-columns">
        <div className="desk-main">
          {value.begun ? null : <FirstSteps />}
          <Section title="最近到期的办理事项" extra={<a href={hrefOf(['problems'])}>全部办理事项</a>}>
            <LinkList
              empty="没有未办结的事项。"
              links={value.soon.map((row) => ({
                key: row.id,
                href: recordHref('problem', row.id) ?? '#/',
                title: String(row['title']),
                state: light(row['deadlineOn'], true),
                note: [value.names[String(row['place'])], value.names[String(row['organisation'])], `${formatMonthDay(String(row['deadlineOn']))}到期`]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          </Section>
        </div>
        <div className="desk-side">
          <DraftList />
          <RecentList />
          <MonthView today={today} days={value.month} labelOf={(entity) => (isEntityName(entity) ? entityOf(entity).label : entity)} />
        </div>
      </div>
      <Suspense>{jotting ? <JottingDialog onClose={() => setJotting(false)} /> : null}</Suspense>
    </div>
  );
}
