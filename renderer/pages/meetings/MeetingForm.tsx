import { useEffect, useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { CouncilFill } from '#renderer/pages/meetings/CouncilFill.tsx';
import { LeadTimeNote } from '#renderer/pages/meetings/LeadTimeNote.tsx';
import { copiedParts, meetingFromLast, meetingFromTopics, topicIds } from '#renderer/pages/meetings/newMeeting.ts';
import { AmendTitle } from '#renderer/record/AmendTitle.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { learnNames } from '#renderer/state/names.ts';
import { getRecord, listOnce } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** The five typed fields of a light record; its decisions follow on the next page. */
export const lightFields: readonly string[] = ['title', 'heldOn', 'place', 'headcount', 'digest'];
export const notLight: readonly string[] = Object.keys(entities.meeting.fields).filter((key) => !lightFields.includes(key));

const folded = ['其他', '协商情况'];

interface Start {
  values: Values;
  /** Agenda and list of the meeting that is copied. */
  parts: { agenda: readonly Row[]; attendance: readonly Row[] };
}

const noParts: Start['parts'] = { agenda: [], attendance: [] };

async function partsOf(meeting: string): Promise<Start['parts']> {
  const where = [{ field: 'meeting', op: 'is' as const, value: meeting }];
  const sort = [{ field: 'order', down: false }];
  const [agenda, attendance] = await Promise.all([listOnce({ entity: 'agenda', where, sort, limit: 1000 }), listOnce({ entity: 'attendance', where, sort, limit: 5000 })]);
  return { agenda: agenda.rows, attendance: attendance.rows };
}

/** What a new meeting begins with: empty, from topics, or from the last one. Null while it is read. */
function useStart(query: Readonly<Record<string, string>>): Start | null {
  const session = useSession();
  const today = useToday();
  const [start, setStart] = useState<Start | null>(null);
  const place = session?.office?.place;
  const level = session?.office ? `level.${session.office.level}` : undefined;
  const { topic, copy, light, council } = query;

  useEffect(() => {
    let current = true;
    const usual: Values = {
      form: light ? 'meetingForm.field' : 'meetingForm.conference',
      ...(light ? { light: true, heldOn: today, level: 'level.village' } : { category: 'meetingCategory.grassroots', ...(level ? { level } : {}), ...(place ? { place } : {}) }),
      ...(council ? { council } : {}),
    };
    const load = async (): Promise<Start> => {
      if (copy) {
        const [last, parts] = await Promise.all([getRecord('meeting', copy), partsOf(copy)]);
        learnNames(last.names);
        learnNames({ [copy]: String(last.row['title'] ?? '') });
        return { values: meetingFromLast(last.row, today), parts };
      }
      const ids = topicIds(topic);
      if (ids.length === 0) return { values: usual, parts: noParts };
      const found = await listOnce({ entity: 'topic', where: [{ field: 'id', op: 'in', value: [...ids] }], limit: 100 });
      learnNames(found.names);
      return { values: { ...usual, ...meetingFromTopics(found.rows) }, parts: noParts };
    };
    void attempt(load).then((loaded) => {
      if (current) setStart(loaded ?? { values: usual, parts: noParts });
    });
    return () => {
      current = false;
    };
  }, [topic, copy, light, council, today, place, level]);
  return start;
}

/** A new meeting, perhaps for topics (`?topic=ID,ID`), like the last one (`?copy=ID`), or a light record (`?light=1`). */
export function NewMeeting({ query }: { query: Readonly<Record<string, string>> }) {
  const start = useStart(query);
  const light = query['light'] === '1' || start?.values['light'] === true;
  const { copy } = query;

  // Drawn once: a meeting whose list could not be copied is not saved either, and the next try is the same one.
  const [newId] = useState(() => crypto.randomUUID());

  return (
    <div className="meeting-page">
      <h1>{light ? '记一次院坝协商' : copy ? '照上次新建协商活动' : '新建协商活动'}</h1>
      {start === null ? (
        <p className="ui-hint">正在读取…</p>
      ) : (
        <RecordForm
          entity={entities.meeting}
          initial={start.values}
          newId={() => newId}
          writes={(own) => [own, ...copiedParts(newId, start.parts.agenda, start.parts.attendance)]}
          draftKey={`meeting/new/${copy ?? query['topic'] ?? (light ? 'light' : '')}`}
          single
          omit={light ? notLight : ['number', 'light', 'headcount', 'digest', 'votesFor', 'votesAgainst', 'votesAbstain', 'cancelledOn', 'cancelReason', 'publicOn', 'publicAt']}
          folded={light ? [] : folded}
          submitText={light ? '保存，接着记议定事项' : '保存'}
          onSaved={(id) => navigate(light ? hrefOf(['meetings', id, 'record']) : hrefOf(['meetings', id]), { replace: true })}
          onCancel={() => navigate(hrefOf(['meetings']))}
          head={(form) => (
            <>
              {copy ? <p className="record-notice">保存后，上次的议程和参会名单会一起带过来，名单都回到“未签到”。请核对日期和名称。</p> : null}
              {light ? null : <CouncilFill form={form} />}
            </>
          )}
          extra={(form) => (light ? null : <LeadTimeNote heldOn={String(form.values['heldOn'] ?? '')} noticeOn={String(form.values['noticeOn'] ?? '')} materialsOn={String(form.values['materialsOn'] ?? '')} minutesOn={null} />)}
        />
      )}
    </div>
  );
}

export function EditMeeting({ id }: { id: string }) {
  const back = hrefOf(['meetings', id]);
  return (
    <div className="meeting-page">
      <AmendTitle entity={entities.meeting} id={id} />
      <RecordForm
        entity={entities.meeting}
        id={id}
        single
        folded={['其他']}
        onSaved={() => navigate(back)}
        onCancel={() => navigate(back)}
        extra={(form) => <LeadTimeNote heldOn={String(form.values['heldOn'] ?? '')} noticeOn={String(form.values['noticeOn'] ?? '')} materialsOn={String(form.values['materialsOn'] ?? '')} minutesOn={null} />}
      />
    </div>
  );
}
