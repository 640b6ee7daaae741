import { lazy, Suspense, useEffect, useState } from 'react';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { Frame } from '#renderer/frame/Frame.tsx';
import { ComfortMenu, type ComfortMenuProps } from '#renderer/frame/ComfortMenu.tsx';
import { BehindLock } from '#renderer/frame/LockScreen.tsx';
import { menuItems } from '#renderer/frame/menuItems.tsx';
import { RestorePage } from '#renderer/pages/restore/RestorePage.tsx';
import { useReminders } from '#renderer/pages/desk/useReminders.ts';
import { JumpPage } from '#renderer/pages/search/JumpPage.tsx';
import { UnlockPage } from '#renderer/pages/start/UnlockPage.tsx';
import { StartPage } from '#renderer/pages/start/StartPage.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { OpenedFile } from '#renderer/record/OpenedFile.tsx';
import { useReasonAsker } from '#renderer/record/useReasonAsker.ts';
import { useServiceNotices } from '#renderer/record/serviceNotices.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useComfort } from '#renderer/state/comfort.ts';
import { hrefOf, navigate, useRoute } from '#renderer/state/route.ts';
import { useSaving } from '#renderer/state/saving.ts';
import { switchPractice, useSessionStore } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { makeTheme } from '#renderer/theme.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';

export interface PageProps {
  /** What follows the page's own name in the address. */
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** The pages by the first part of the address; each is loaded when it is first needed. */
const pages: Record<string, React.ComponentType<PageProps>> = {
  '': lazy(async () => ({ default: (await import('#renderer/pages/desk/DeskPage.tsx')).DeskPage })),
  jottings: lazy(async () => ({ default: (await import('#renderer/pages/desk/JottingsPage.tsx')).JottingsPage })),
  topics: lazy(async () => ({ default: (await import('#renderer/pages/topics/TopicsPage.tsx')).TopicsPage })),
  problems: lazy(async () => ({ default: (await import('#renderer/pages/problems/ProblemsPage.tsx')).ProblemsPage })),
  meetings: lazy(async () => ({ default: (await import('#renderer/pages/meetings/MeetingsPage.tsx')).MeetingsPage })),
  preview: lazy(async () => ({ default: (await import('#renderer/pages/meetings/PreviewPage.tsx')).PreviewPage })),
  studios: lazy(async () => ({ default: (await import('#renderer/pages/studios/StudiosPage.tsx')).StudiosPage })),
  members: lazy(async () => ({ default: (await import('#renderer/pages/members/MembersPage.tsx')).MembersPage })),
  opinions: lazy(async () => ({ default: (await import('#renderer/pages/opinions/OpinionsPage.tsx')).OpinionsPage })),
  proposals: lazy(async () => ({ default: (await import('#renderer/pages/proposals/ProposalsPage.tsx')).ProposalsPage })),
  plans: lazy(async () => ({ default: (await import('#renderer/pages/plans/PlansPage.tsx')).PlansPage })),
  figures: lazy(async () => ({ default: (await import('#renderer/pages/figures/FiguresPage.tsx')).FiguresPage })),
  settings: lazy(async () => ({ default: (await import('#renderer/pages/settings/SettingsPage.tsx')).SettingsPage })),
  help: lazy(async () => ({ default: (await import('#renderer/pages/help/HelpPage.tsx')).HelpPage })),
  exchange: lazy(async () => ({ default: (await import('#renderer/pages/exchange/ExchangePage.tsx')).ExchangePage })),
  tables: lazy(async () => ({ default: (await import('#renderer/pages/tables/TablesPage.tsx')).TablesPage })),
  records: lazy(async () => ({ default: (await import('#renderer/pages/records/RecordsPage.tsx')).RecordsPage })),
};

function Page({ name, parts, query }: PageProps & { name: string }) {
  if (name === 'search') return <JumpPage text={parts[0] ?? ''} />;
  const Shown = pages[name];
  if (!Shown) {
    const known = isEntityName(name) ? entityOf(name).label : '';
    return <p role="alert">{known === '' ? '没有这个页面。' : `“${known}”没有单独的页面。`}请从左边的菜单进入。</p>;
  }
  return (
    <Suspense fallback={<p className="ui-hint">正在打开…</p>}>
      <Shown parts={parts} query={query} />
    </Suspense>
  );
}

/** The whole window: the start page until the office is named, then the frame with the page of the address. */
export function App() {
  const route = useRoute();
  const { session, failure } = useSessionStore();
  const { scale, highContrast, choose } = useComfort();
  const { year, setYear, years } = useYear();
  const comfort: ComfortMenuProps = { scale, onScale: (next) => choose({ scale: next }), highContrast, onHighContrast: (on) => choose({ highContrast: on }) };
  const saved = useSaving((state) => state.saved);
  const [search, setSearch] = useState('');
  const [name = '', ...parts] = route.parts;
  useServiceNotices();
  useReasonAsker();
  useReminders(session !== null && session.office !== null && session.locked !== 'data' && !session.damaged);
  useEffect(() => {
    document.title = session?.office ? `${session.office.name}－基层协商工作台` : '基层协商工作台';
  }, [session]);

  return (
    <UiRoot theme={makeTheme(scale, highContrast)} scale={scale} highContrast={highContrast}>
      <ErrorBoundary resetKey={route.text}>
        {session === null ? (
          <p className="app-wait" role={failure ? 'alert' : 'status'}>
            {failure ? `${failure.message}${failure.fix}` : '正在打开…'}
          </p>
        ) : session.locked === 'data' ? (
          <UnlockPage />
        ) : session.damaged || (session.office === null && name === 'restore') ? (
          <RestorePage />
        ) : session.office === null ? (
          <>
            <div className="start-comfort">
              <ComfortMenu {...comfort} />
            </div>
            <StartPage practice={session.practice} />
            <OpenedFile />
          </>
        ) : (
          <BehindLock session={session}>
            <OpenedFile />
            <Frame
              items={menuItems}
              active={['', 'plans', 'jottings'].includes(name) ? 'desk' : name === 'tables' ? 'settings' : name}
              place={route.parts.join('/')}
              practice={session.practice}
              onLeavePractice={() => void attempt(() => switchPractice(false))}
              top={{
                office: session.office.name,
                year,
                years,
                onYear: setYear,
                search,
                onSearch: setSearch,
                onSearchEnter: (text) => {
                  if (text.trim() !== '') navigate(hrefOf(['search', text.trim()]));
                },
                ...comfort,
                onHelp: () => navigate(hrefOf(['help'])),
              }}
              foot={{
                saved,
                backup: session.lastBackupAt === null ? null : shownTime(session.lastBackupAt, session.today),
                sent: session.lastExportAt === null ? null : shownTime(session.lastExportAt, session.today),
                backupHref: hrefOf(['settings', 'backup']),
                sentHref: hrefOf(['exchange']),
              }}
            >
              <ErrorBoundary resetKey={route.text}>
                <Page name={name} parts={parts} query={route.query} />
              </ErrorBoundary>
            </Frame>
          </BehindLock>
        )}
      </ErrorBoundary>
    </UiRoot>
  );
}
