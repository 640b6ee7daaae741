import '#renderer/pages/meetings/meetings.css';
import { MeetingDetail } from '#renderer/pages/meetings/MeetingDetail.tsx';
import { EditMeeting, NewMeeting } from '#renderer/pages/meetings/MeetingForm.tsx';
import { MeetingList } from '#renderer/pages/meetings/MeetingList.tsx';
import { MinutesPage } from '#renderer/pages/meetings/MinutesPage.tsx';
import { RecordingPage } from '#renderer/pages/meetings/RecordingPage.tsx';

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
      return <MinutesPage key={id} meeting={id} sign={query['sign'] === '1'} />;
    default:
      return <MeetingDetail key={id} id={id} tab={query['tab']} />;
  }
}
