import { ComparePage } from '#renderer/pages/topics/ComparePage.tsx';
import { DrivesPage } from '#renderer/pages/topics/DrivesPage.tsx';
import { TopicForm } from '#renderer/pages/topics/TopicForm.tsx';
import { TopicList } from '#renderer/pages/topics/TopicList.tsx';
import { TopicPage } from '#renderer/pages/topics/TopicPage.tsx';
import { TriageDesk } from '#renderer/pages/topics/TriageDesk.tsx';

export interface TopicsPageProps {
  /** What follows `#/topics`. */
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** `#/topics`: the list; `/new` with what it comes from; `/triage`; `/compare`; `/drives`; `/ID`; `/ID/edit`. */
export function TopicsPage(props: TopicsPageProps) {
  const [first, second] = props.parts;
  if (first === undefined) return <TopicList query={props.query} />;
  if (first === 'new') return <TopicForm key={JSON.stringify(props.query)} id={null} query={props.query} />;
  if (first === 'triage') return <TriageDesk />;
  if (first === 'compare') return <ComparePage />;
  if (first === 'drives') return <DrivesPage parts={props.parts.slice(1)} />;
  if (second === 'edit') return <TopicForm key={first} id={first} query={props.query} />;
  return <TopicPage key={first} id={first} />;
}
