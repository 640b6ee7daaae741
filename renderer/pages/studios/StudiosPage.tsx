import { CoverageList } from '#renderer/pages/studios/CoverageList.tsx';
import { LogForm } from '#renderer/pages/studios/LogForm.tsx';
import { LogList } from '#renderer/pages/studios/LogList.tsx';
import { LogPage } from '#renderer/pages/studios/LogPage.tsx';
import { StudioForm } from '#renderer/pages/studios/StudioForm.tsx';
import { StudioList } from '#renderer/pages/studios/StudioList.tsx';
import { StudioPage } from '#renderer/pages/studios/StudioPage.tsx';

/** Studios, their logs, and how the village councils are covered by members. */
export function StudiosPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [first, second, third] = parts;
  switch (first) {
    case undefined:
      return <StudioList />;
    case 'new':
      return <StudioForm id={null} />;
    case 'coverage':
      return <CoverageList />;
    case 'logs':
      return <LogList />;
    case 'log':
      if (second === undefined) return <LogList />;
      if (second === 'new') return <LogForm id={null} studio={query['studio']} />;
      return third === 'edit' ? <LogForm id={second} /> : <LogPage id={second} />;
    default:
      return second === 'edit' ? <StudioForm id={first} /> : <StudioPage id={first} />;
  }
}
