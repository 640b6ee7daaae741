import { packKinds, type PackKind, type PaperKind, paperNames } from '#shared/contract/papers.ts';
import type { Row } from '#shared/contract/records.ts';
import { unreachable } from '#shared/fields.ts';
import { buildAgendaPaper } from '#shared/papers/agendaPaper.ts';
import { buildApprovalPaper } from '#shared/papers/approvalPaper.ts';
import { buildFollowUpPaper } from '#shared/papers/followUpPaper.ts';
import { buildMaterialsPaper } from '#shared/papers/materialsPaper.ts';
import type { FollowUpData } from '#shared/papers/meetingData.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import type { MinutesPaper, Paper, PlateSize } from '#shared/papers/paper.ts';
import { buildHandOver, buildOpinionCheck, buildStudioYear } from '#shared/papers/peoplePapers.ts';
import { buildPlatesPaper } from '#shared/papers/platesPaper.ts';
import { buildScriptPaper } from '#shared/papers/scriptPaper.ts';
import { buildSignInPaper } from '#shared/papers/signInPaper.ts';
import { buildAssignSlip, buildPressSlip } from '#shared/papers/slipPaper.ts';
import type { Context } from '#electron/service/context.ts';
import { gatherMeeting, minutesDataOf, mustRead, officeSettings, standingVersion, versionDataOf } from '#electron/service/meetingData.ts';
import { gatherHandOver } from '#electron/service/handOver.ts';
import { gatherOpinionCheck, gatherStudioYear } from '#electron/service/peoplePapers.ts';
import { gatherSlip } from '#electron/service/slips.ts';
import { readHistory } from '#electron/storage/history.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { listRecords, readChildren, readRecord } from '#electron/storage/records.ts';

const text = (row: Row | null, key: string): string | null => (typeof row?.[key] === 'string' && row[key] !== '' ? row[key] : null);

/** Meetings before this one of the same council, or of the same place where it has none; the one it names as the last comes first. */
function earlierMeetings(context: Context, meeting: Row): Row[] {
  const by = text(meeting, 'council') === null ? 'place' : 'council';
  const { rows } = listRecords(context.store.engine, {
    entity: 'meeting',
    where: [{ field: by, op: 'is', value: text(meeting, by) }, { field: 'heldOn', op: 'to', value: String(meeting['heldOn']) }, { field: 'cancelledOn', op: 'is', value: null }],
    search: '', sort: [{ field: 'heldOn', down: true }], offset: 0, limit: 500, deleted: false,
  });
  const named = text(meeting, 'previous');
  const previous = named === null ? null : readRecord(context.store.engine, 'meeting', named);
  return [...(previous ? [previous] : []), ...rows.filter((row) => row.id !== meeting.id && row.id !== named)];
}

/** What became of earlier decisions: all of the last meeting, and those still open of the meetings before it. */
export function gatherFollowUp(context: Context, id: string): FollowUpData[] {
  const { engine } = context.store;
  const meeting = mustRead(context, 'meeting', id, '次协商活动');
  return earlierMeetings(context, meeting).flatMap((earlier, i): FollowUpData[] => {
    const decisions = readChildren(engine, 'decision', 'meeting', earlier.id);
    const problems = decisions.map((one) => readRecord(engine, 'problem', text(one, 'problem') ?? ''));
    const wanted = referredIn(engine, 'decision', decisions);
    referredIn(engine, 'problem', problems.filter((one) => one !== null), wanted);
    const names = titlesOf(engine, wanted);
    const name = (row: Row | null, key: string): string | null => names[text(row, key) ?? ''] ?? null;
    return decisions
      .map((one, at): FollowUpData => {
        const problem = problems[at] ?? null;
        return {
          meeting: String(earlier['title']),
          heldOn: String(earlier['heldOn']),
          text: String(one['text']),
          organisation: name(problem, 'organisation') ?? name(one, 'organisation'),
          deadlineOn: text(problem, 'deadlineOn') ?? text(one, 'deadlineOn'),
          state: problem ? (name(problem, 'state') ?? '') : '未转办',
          result: name(problem, 'resultClass'),
          open: problem ? problem['open'] === true : true,
        };
      })
      .filter((one) => i === 0 || one.open);
  });
}

/** The day that was noticed, where the meeting has since been put off: its first change after the notice went out. */
function movedFrom(context: Context, meeting: Row): { heldOn: string; startAt: string | null } | null {
  const noticed = text(meeting, 'noticeOn');
  if (noticed === null) return null;
  const history = readHistory(context.store, 'meeting', meeting.id);
  const noticedAt = history.find((one) => one.field === 'noticeOn')?.at ?? '';
  const later = history.filter((one) => one.at > noticedAt && one.before !== '').toReversed();
  const day = later.find((one) => one.field === 'heldOn')?.before ?? String(meeting['heldOn']);
  const time = later.find((one) => one.field === 'startAt')?.before ?? text(meeting, 'startAt');
  return day === String(meeting['heldOn']) && time === text(meeting, 'startAt') ? null : { heldOn: day, startAt: time };
}

/** Names of the files that are kept with a meeting and its topics. */
function filesOf(context: Context, meeting: Row): { name: string; note: string }[] {
  const topics = Array.isArray(meeting['topics']) ? (meeting['topics'] as readonly string[]) : [];
  return [meeting.id, ...topics].flatMap((subject) =>
    readChildren(context.store.engine, 'attachment', 'subject', subject)
      .filter((one) => !String(one['type'] ?? '').startsWith('image/'))
      .map((one) => ({ name: String(one['name']), note: text(one, 'caption') ?? '' })),
  );
}

function minutesPaperOf(context: Context, subject: string): MinutesPaper {
  const version = readRecord(context.store.engine, 'minutesVersion', subject);
  const minutes = mustRead(context, 'minutes', version ? String(version['minutes']) : subject, '份纪要');
  const shown = version ?? standingVersion(context, minutes.id);
  return buildMinutesPaper(gatherMeeting(context, String(minutes['meeting'])), minutesDataOf(minutes), shown ? versionDataOf(shown) : null, officeSettings(context));
}

/** What is not written down goes on no list: the follow-up of a first meeting is left out of its pack. */
export function packOf(context: Context, meeting: string, kinds: readonly PackKind[]): PackKind[] {
  const ordered = packKinds.filter((kind) => kinds.includes(kind));
  return ordered.filter((kind) => kind !== 'followUp' || kinds.length === 1 || gatherFollowUp(context, meeting).length > 0);
}

/** A paper as data. Minutes show their newest signed version; a version's id shows that one. */
export function paperOf(context: Context, kind: PaperKind, subject: string, size: PlateSize, pack: readonly PackKind[] = packKinds): Paper {
  const office = officeSettings(context);
  switch (kind) {
    case 'notice': {
      const data = gatherMeeting(context, subject);
      const meeting = mustRead(context, 'meeting', subject, '次协商活动');
      // A township's notice that the county prints again is the township's.
      const other = meeting.site === context.store.life.site ? null : readRecord(context.store.engine, 'site', meeting.site);
      return buildNoticePaper({ ...data, meeting: { ...data.meeting, movedFrom: movedFrom(context, meeting) } }, { ...office, office: text(other, 'office') ?? office.office });
    }
    case 'signIn':
      return buildSignInPaper(gatherMeeting(context, subject), office);
    case 'minutes':
      return minutesPaperOf(context, subject);
    case 'agenda':
      return buildAgendaPaper(gatherMeeting(context, subject), office);
    case 'script':
      return buildScriptPaper(gatherMeeting(context, subject), office);
    case 'plates':
      return buildPlatesPaper(gatherMeeting(context, subject), office, size);
    case 'materials': {
      const papers = packOf(context, subject, pack).filter((one) => one !== 'materials').map((one) => paperNames[one]);
      return buildMaterialsPaper(gatherMeeting(context, subject), office, papers, filesOf(context, mustRead(context, 'meeting', subject, '次协商活动')));
    }
    case 'followUp':
      return buildFollowUpPaper(gatherMeeting(context, subject), office, gatherFollowUp(context, subject));
    case 'approval':
      return buildApprovalPaper(minutesPaperOf(context, subject), office, context.user());
    case 'assignSlip':
      return buildAssignSlip(gatherSlip(context, kind, subject), office);
    case 'pressSlip':
      return buildPressSlip(gatherSlip(context, kind, subject), office);
    case 'opinionCheck':
      return buildOpinionCheck(gatherOpinionCheck(context, subject), office);
    case 'studioYear':
      return buildStudioYear(gatherStudioYear(context, subject), office);
    case 'handOver':
      return buildHandOver(gatherHandOver(context), office);
    default:
      return unreachable(kind);
  }
}

const unfit = /[\\/:*?"<>|\s]/g;

/** `会议通知-关于召开….docx`; `who` sets papers of one kind apart. */
export function paperFileName(kind: PaperKind, paper: Paper): string {
  const values = 'values' in paper ? paper.values : {};
  const what = values['事项名称'] ?? values['文件标题'] ?? values['信息标题'] ?? paper.title;
  const number = 'number' in paper && paper.number.includes('〔') ? `${paper.number}-` : '';
  return `${number}${paperNames[kind]}-${what.replace(unfit, '').slice(0, 40)}.docx`;
}
