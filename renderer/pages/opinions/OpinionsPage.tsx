import { OpinionForm } from '#renderer/pages/opinions/OpinionForm.tsx';
import { OpinionList } from '#renderer/pages/opinions/OpinionList.tsx';
import { RankingPage } from '#renderer/pages/opinions/RankingPage.tsx';
import { OpinionPage } from '#renderer/pages/opinions/OpinionPage.tsx';

/** Short reports sent upward, and what becomes of them. `new?log=ID` begins from a studio's log. */
export function OpinionsPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [id, edit] = parts;
  if (id === undefined) return <OpinionList />;
  if (id === 'ranking') return <RankingPage />;
  if (id === 'new') return <OpinionForm key={JSON.stringify(query)} id={null} query={query} />;
  return edit === 'edit' ? <OpinionForm key={id} id={id} query={{}} /> : <OpinionPage key={id} id={id} />;
}
