import { CoverageList } from '#renderer/pages/studios/CoverageList.tsx';
import { CoverageSheet } from '#renderer/pages/studios/CoverageSheet.tsx';
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
      return second === 'print' ? <CoverageSheet place={query['place'] ?? null} /> : <CoverageList />;
    case 'logs':
      return <LogList />;
    case 'log':
      if (second === undefined) return <LogList />;
      if (second === 'new') return <LogForm key={JSON.stringify(query)} id={null} query={query} />;
      return third === 'edit' ? <LogForm key={second} id={second} query={{}} /> : <LogPage key={second} id={second} />;
    default:
      return second === 'edit' ? <StudioForm key={first} id={first} /> : <StudioPage key={first} id={first} />;
  }
}
