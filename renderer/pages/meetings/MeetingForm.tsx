import { useEffect, useState } from 'react';
import { entities } from '#shared/entities/index.ts';
import type { FieldValue } from '#shared/fields.ts';
import { CouncilFill } from '#renderer/pages/meetings/CouncilFill.tsx';
import { LeadTimeNote } from '#renderer/pages/meetings/LeadTimeNote.tsx';
import { copiedParts, meetingFromLast, meetingFromTopics, topicIds } from '#renderer/pages/meetings/newMeeting.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { learnNames } from '#renderer/state/names.ts';
import { getRecord, listOnce, saveRecords } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useSession, useToday } from '#renderer/state/session.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** The five typed fields of a light record; its decisions follow on the next page. */
export const lightFields: readonly string[] = ['title', 'heldOn', 'place', 'headcount', 'digest'];
export const notLight: readonly string[] = Object.keys(entities.meeting.fields).filter((key) => !lightFields.includes(key));

const folded = ['其他', '协商情况'];

/** What a new meeting begins with: empty, from topics, or from the last one. Null while it is read. */
function useStart(query: Readonly<Record<string, string>>): Values | null {
  const session = useSession();
  const today = useToday();
  const [start, setStart] = useState<Values | null>(null);
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
    const load = async (): Promise<Values> => {
      if (copy) {
        const last = await getRecord('meeting', copy);
        learnNames(last.names);
        learnNames({ [copy]: String(last.row['title'] ?? '') });
        return meetingFromLast(last.row, today);
      }
      const ids = topicIds(topic);
      if (ids.length === 0) return usual;
      const found = await listOnce({ entity: 'topic', where: [{ field: 'id', op: 'in', value: [...ids] }], limit: 100 });
      learnNames(found.names);
      return { ...usual, ...meetingFromTopics(found.rows) };
    };
    void attempt(load).then((values) => {
      if (current) setStart(values ?? usual);
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
  const light = query['light'] === '1' || start?.['light'] === true;
  const { copy } = query;

  const saved = async (id: string) => {
    if (copy) {
      await attempt(async () => {
        const where = [{ field: 'meeting', op: 'is' as const, value: copy }];
        const sort = [{ field: 'order', down: false }];
        const agenda = await listOnce({ entity: 'agenda', where, sort, limit: 1000 });
        const attendance = await listOnce({ entity: 'attendance', where, sort, limit: 5000 });
        const writes = copiedParts(id, agenda.rows, attendance.rows);
        if (writes.length > 0) await saveRecords(writes);
      });
    }
    navigate(light ? hrefOf(['meetings', id, 'record']) : hrefOf(['meetings', id]), { replace: true });
  };

  return (
    <div className="meeting-page">
      <h1>{light ? '记一次院坝协商' : copy ? '照上次新建协商活动' : '新建协商活动'}</h1>
      {start === null ? (
        <p className="ui-hint">正在读取…</p>
      ) : (
        <RecordForm
          entity={entities.meeting}
          initial={start}
          draftKey={`meeting/new/${copy ?? query['topic'] ?? (light ? 'light' : '')}`}
          single
          omit={light ? notLight : ['number', 'light', 'headcount', 'digest', 'votesFor', 'votesAgainst', 'votesAbstain', 'cancelledOn', 'cancelReason', 'publicOn', 'publicAt']}
          folded={light ? [] : folded}
          submitText={light ? '保存，接着记议定事项' : '保存'}
          onSaved={(id) => void saved(id)}
          onCancel={() => navigate(hrefOf(['meetings']))}
          head={(form) => (
            <>
              {copy ? <p className="record-notice">保存后，上次的议程和参会名单会一起带过来，名单都回到“未签到”。请核对日期和名称。</p> : null}
              {light ? null : <CouncilFill form={form} />}
            </>
          )}
          extra={(form) => (light ? null : <LeadTimeNote heldOn={String(form.values['heldOn'] ?? '')} noticeOn={String(form.values['noticeOn'] ?? '')} materialsOn={String(form.values['materialsOn'] ?? '')} />)}
        />
      )}
    </div>
  );
}

export function EditMeeting({ id }: { id: string }) {
  const back = hrefOf(['meetings', id]);
  return (
    <div className="meeting-page">
      <h1>修改协商活动</h1>
      <RecordForm
        entity={entities.meeting}
        id={id}
        single
        folded={['其他']}
        onSaved={() => navigate(back)}
        onCancel={() => navigate(back)}
        extra={(form) => <LeadTimeNote heldOn={String(form.values['heldOn'] ?? '')} noticeOn={String(form.values['noticeOn'] ?? '')} materialsOn={String(form.values['materialsOn'] ?? '')} />}
      />
    </div>
  );
}
