import { useCallback, useEffect, useMemo, useState } from 'react';
import { Frame } from '#renderer/frame/Frame.tsx';
import { ComfortMenu, type ComfortMenuProps } from '#renderer/frame/ComfortMenu.tsx';
import { BehindLock } from '#renderer/frame/LockScreen.tsx';
import { OpeningNote } from '#renderer/frame/OpeningNote.tsx';
import { menuItems } from '#renderer/frame/menuItems.tsx';
import { PageOfRoute } from '#renderer/PageOfRoute.tsx';
import { RestorePage } from '#renderer/pages/restore/RestorePage.tsx';
import { useReminders } from '#renderer/pages/desk/useReminders.ts';
import { UnlockPage } from '#renderer/pages/start/UnlockPage.tsx';
import { StartPage } from '#renderer/pages/start/StartPage.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { OpenedFile } from '#renderer/record/OpenedFile.tsx';
import { useReasonAsker } from '#renderer/record/useReasonAsker.ts';
import { useServiceNotices } from '#renderer/record/serviceNotices.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useComfort } from '#renderer/state/comfort.ts';
import { holdPage, hrefOf, navigate, useRoute } from '#renderer/state/route.ts';
import { useSaving } from '#renderer/state/saving.ts';
import { switchPractice, useSessionStore } from '#renderer/state/session.ts';
import { useYear } from '#renderer/state/year.ts';
import { makeTheme } from '#renderer/theme.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { dialogIsOpen } from '#renderer/ui/openDialog.ts';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';

/** The whole window: the start page until the office is named, then the frame with the page of the address. */
export function App() {
  const route = useRoute();
  const { session, failure, switching } = useSessionStore();
  const { scale, highContrast, choose } = useComfort();
  const { year, setYear, years } = useYear();
  // The same as long as nothing of it is another: the bar at the top is not made anew for each page.
  const comfort = useMemo((): ComfortMenuProps => ({ scale, onScale: (next) => choose({ scale: next }), highContrast, onHighContrast: (on) => choose({ highContrast: on }) }), [scale, highContrast, choose]);
  const onSearchEnter = useCallback((text: string) => {
    if (text.trim() !== '') navigate(hrefOf(['search', text.trim()]));
  }, []);
  const onHelp = useCallback(() => navigate(hrefOf(['help'])), []);
  const saved = useSaving((state) => state.saved);
  const [search, setSearch] = useState('');
  const [name = ''] = route.parts;
  const theme = useMemo(() => makeTheme(scale, highContrast), [scale, highContrast]);
  useEffect(() => holdPage(dialogIsOpen), []);
  useServiceNotices();
  useReasonAsker();
  useReminders(session !== null && session.office !== null && session.locked === null && !session.damaged);
  useEffect(() => {
    document.title = session?.office ? `${session.office.name}－基层协商工作台` : '基层协商工作台';
  }, [session]);

  return (
    <UiRoot theme={theme} scale={scale} highContrast={highContrast}>
      {switching ? (
        <div className="app-switching" role="status">
          <OpeningNote />
        </div>
      ) : null}
      <ErrorBoundary resetKey={route.text}>
        {session === null ? (
          <p className="app-wait" role={failure ? 'alert' : 'status'}>
            {failure ? `${failure.message}${failure.fix}` : <OpeningNote />}
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
                onSearchEnter,
                ...comfort,
                onHelp,
              }}
              foot={{
                saved,
                backup: session.lastBackupAt === null ? null : shownTime(session.lastBackupAt, session.today),
                sent: session.lastExportAt === null ? null : shownTime(session.lastExportAt, session.today),
                backupHref: hrefOf(['settings', 'backup']),
                sentHref: hrefOf(['exchange']),
              }}
            >
              <PageOfRoute route={route} />
            </Frame>
          </BehindLock>
        )}
      </ErrorBoundary>
    </UiRoot>
  );
}
