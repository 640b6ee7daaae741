import '#renderer/pages/meetings/meetings.css';
import { lazy, Suspense } from 'react';
import { MeetingDetail } from '#renderer/pages/meetings/MeetingDetail.tsx';
import { EditMeeting, NewMeeting } from '#renderer/pages/meetings/MeetingForm.tsx';
import { MeetingList } from '#renderer/pages/meetings/MeetingList.tsx';
import { RecordingPage } from '#renderer/pages/meetings/RecordingPage.tsx';

// With it comes the editor, ten times as large as all the rest: the list must not wait for it.
const MinutesPage = lazy(async () => ({ default: (await import('#renderer/pages/meetings/MinutesPage.tsx')).MinutesPage }));

export interface MeetingsPageProps {
  parts: readonly string[];
  query: Readonly<Record<string, string>>;
}

/** Everything below `#/meetings`. */
export function MeetingsPage({ parts, query }: MeetingsPageProps) {
  const [id, page] = parts;
  if (id === undefined) return <MeetingList />;
  if (id === 'new') return <NewMeeting key={JSON.stringify(query)} query={query} />;
  switch (page) {
    case 'edit':
      return <EditMeeting id={id} />;
    case 'record':
      return <RecordingPage key={id} id={id} tab={query['tab']} />;
    case 'minutes':
      return (
        <Suspense fallback={<p className="ui-hint">正在打开…</p>}>
          <MinutesPage key={id} meeting={id} sign={query['sign'] === '1'} />
        </Suspense>
      );
    default:
      return <MeetingDetail key={id} id={id} tab={query['tab']} />;
  }
}
