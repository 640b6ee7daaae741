import { lazy, memo, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { JumpPage } from '#renderer/pages/search/JumpPage.tsx';
import { parseRoute, type Route } from '#renderer/state/route.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { Opening } from '#renderer/ui/Opening.tsx';

export interface PageProps {
  /** What follows the page's own name in the address. */
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

type Opened = Promise<{ default: React.ComponentType<PageProps> }>;

/** The pages by the first part of the address, in the order in which they are likely to be wanted. */
export const loaders: Readonly<Record<string, () => Opened>> = {
  '': async () => ({ default: (await import('#renderer/pages/desk/DeskPage.tsx')).DeskPage }),
  jottings: async () => ({ default: (await import('#renderer/pages/desk/JottingsPage.tsx')).JottingsPage }),
  topics: async () => ({ default: (await import('#renderer/pages/topics/TopicsPage.tsx')).TopicsPage }),
  problems: async () => ({ default: (await import('#renderer/pages/problems/ProblemsPage.tsx')).ProblemsPage }),
  meetings: async () => ({ default: (await import('#renderer/pages/meetings/MeetingsPage.tsx')).MeetingsPage }),
  preview: async () => ({ default: (await import('#renderer/pages/meetings/PreviewPage.tsx')).PreviewPage }),
  studios: async () => ({ default: (await import('#renderer/pages/studios/StudiosPage.tsx')).StudiosPage }),
  members: async () => ({ default: (await import('#renderer/pages/members/MembersPage.tsx')).MembersPage }),
  opinions: async () => ({ default: (await import('#renderer/pages/opinions/OpinionsPage.tsx')).OpinionsPage }),
  proposals: async () => ({ default: (await import('#renderer/pages/proposals/ProposalsPage.tsx')).ProposalsPage }),
  plans: async () => ({ default: (await import('#renderer/pages/plans/PlansPage.tsx')).PlansPage }),
  figures: async () => ({ default: (await import('#renderer/pages/figures/FiguresPage.tsx')).FiguresPage }),
  settings: async () => ({ default: (await import('#renderer/pages/settings/SettingsPage.tsx')).SettingsPage }),
  help: async () => ({ default: (await import('#renderer/pages/help/HelpPage.tsx')).HelpPage }),
  exchange: async () => ({ default: (await import('#renderer/pages/exchange/ExchangePage.tsx')).ExchangePage }),
  tables: async () => ({ default: (await import('#renderer/pages/tables/TablesPage.tsx')).TablesPage }),
  records: async () => ({ default: (await import('#renderer/pages/records/RecordsPage.tsx')).RecordsPage }),
};

/** Those that are there already. React.lazy would first show that it waits, even for them, and make the page in a second go. */
const there = new Map<string, React.ComponentType<PageProps>>();

async function loaded(name: string, load: () => Opened): Opened {
  const page = await load();
  there.set(name, page.default);
  return page;
}

const pages: Readonly<Record<string, React.ComponentType<PageProps>>> = Object.fromEntries(Object.entries(loaders).map(([name, load]) => [name, lazy(() => loaded(name, load))]));

/** Begins to load the page of the address while the office is still being asked for. */
export function loadPage(): void {
  const [name = ''] = parseRoute(window.location.hash).parts;
  const load = loaders[name];
  if (load) void loaded(name, load);
}

/** Each page is loaded when it is first needed, or before, in idle moments once the desk stands: then its first opening waits for no file. */
function useLoadedAhead(): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') return; // where tests run there is none
    const waiting = Object.entries(loaders);
    let handle = 0;
    const next = async (): Promise<void> => {
      const following = waiting.shift();
      if (!following) return;
      await loaded(...following);
      handle = requestIdleCallback(() => void next());
    };
    const timer = setTimeout(() => (handle = requestIdleCallback(() => void next())), 2000);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(handle);
    };
  }, []);
}

const Page = memo(function Page({ route }: { route: Route }) {
  const [name = '', ...parts] = route.parts;
  if (name === 'search') return <JumpPage text={parts[0] ?? ''} />;
  if (!pages[name]) {
    const known = isEntityName(name) ? entityOf(name).label : '';
    return <p role="alert">{known === '' ? '没有这个页面。' : `“${known}”没有单独的页面。`}请从左边的菜单进入。</p>;
  }
  return (
    <Suspense key={name} fallback={<p className="ui-hint">正在打开…</p>}>
      <NamedPage name={name} parts={parts} query={route.query} />
    </Suspense>
  );
});

function NamedPage({ name, ...props }: PageProps & { name: string }) {
  // The one that it began with: another, though of the same page, would lose what was typed.
  const [Shown] = useState(() => there.get(name) ?? pages[name]);
  return Shown ? <Shown {...props} /> : null;
}

const placeOf = (route: Route): string => route.parts.slice(0, 2).join('/');

/** While the next page is being made, the one before takes no key that does something: Enter twice must not save twice. */
function holdBack(event: React.KeyboardEvent | React.MouseEvent): void {
  if ('key' in event && !['Enter', ' '].includes(event.key) && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's')) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * The page of the address. Another page is made in slices beside the one that is still on screen, so that the window answers at
 * once, on a slow machine too: with a line, after a blink with words.
 */
export function PageOfRoute({ route }: { route: Route }) {
  const deferred = useDeferredValue(route);
  const opening = placeOf(deferred) !== placeOf(route);
  const shown = opening ? deferred : route;
  useLoadedAhead();
  return (
    <ErrorBoundary resetKey={shown.text}>
      {opening ? <Opening words="正在打开…" /> : null}
      <div className="frame-shown" {...(opening ? { onKeyDownCapture: holdBack, onClickCapture: holdBack } : {})}>
        <Page route={shown} />
      </div>
    </ErrorBoundary>
  );
}
