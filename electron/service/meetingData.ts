import type { Row } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import type { MeetingData, MinutesData, OfficeSettings, PreviousMeeting, VersionData } from '#shared/papers/meetingData.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { referredIn, titlesOf } from '#electron/storage/names.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

export function mustRead(context: Context, entity: EntityName, id: string, what: string): Row {
  const row = readRecord(context.store.engine, entity, id);
  if (!row) throw new Failure('notFound', `找不到这${what}，可能已被删除。其他资料不受影响。`, '请返回列表刷新后再试。');
  return row;
}

const text = (row: Row, key: string): string | null => (typeof row[key] === 'string' && row[key] !== '' ? row[key] : null);
const number = (row: Row, key: string): number | null => (typeof row[key] === 'number' ? row[key] : null);
const ids = (row: Row, key: string): readonly string[] => (Array.isArray(row[key]) ? (row[key] as readonly string[]) : []);

/** The rows of a meeting's parts, and the names that all of them use. */
function partsOf(context: Context, meeting: Row) {
  const { engine } = context.store;
  const wanted = referredIn(engine, 'meeting', [meeting]);
  const rows = (entity: EntityName): Row[] => {
    const found = readChildren(engine, entity, 'meeting', meeting.id);
    referredIn(engine, entity, found, wanted);
    return found;
  };
  const parts = {
    agenda: rows('agenda'), attendance: rows('attendance'), speeches: rows('speech'), consensus: rows('consensus'),
    decisions: rows('decision'), steps: rows('meetingStep'),
  };
  const names = titlesOf(engine, wanted);
  const name = (row: Row, key: string): string | null => names[text(row, key) ?? ''] ?? null;
  const nameList = (row: Row, key: string): string[] => ids(row, key).map((id) => names[id] ?? '').filter((one) => one !== '');
  return { parts, name, nameList };
}

function previousOf(context: Context, id: string | null): PreviousMeeting | null {
  const { engine } = context.store;
  const meeting = id === null ? null : readRecord(engine, 'meeting', id);
  if (!meeting) return null;
  const decisions = readChildren(engine, 'decision', 'meeting', meeting.id);
  const problems = decisions.map((one) => readRecord(engine, 'problem', text(one, 'problem') ?? ''));
  const wanted = referredIn(engine, 'decision', decisions);
  referredIn(engine, 'problem', problems.filter((one) => one !== null), wanted);
  const names = titlesOf(engine, wanted);
  return {
    title: String(meeting['title']),
    heldOn: String(meeting['heldOn']),
    decisions: decisions.map((one, i) => {
      const problem = problems[i] ?? null;
      return {
        text: String(one['text']),
        organisation: names[text(one, 'organisation') ?? ''] ?? null,
        state: problem ? (names[text(problem, 'state') ?? ''] ?? '') : '未转办',
        result: problem ? (names[text(problem, 'resultClass') ?? ''] ?? null) : null,
      };
    }),
  };
}

/** Everything that a meeting's papers say, with refs and choices as names. */
export function gatherMeeting(context: Context, id: string): MeetingData {
  const { engine } = context.store;
  const meeting = mustRead(context, 'meeting', id, '次协商活动');
  const { parts, name, nameList } = partsOf(context, meeting);
  const topics = ids(meeting, 'topics').map((one) => readRecord(engine, 'topic', one)).filter((one) => one !== null);
  return {
    meeting: {
      title: String(meeting['title']),
      heldOn: String(meeting['heldOn']),
      startAt: text(meeting, 'startAt'),
      endAt: text(meeting, 'endAt'),
      location: text(meeting, 'location'),
      place: name(meeting, 'place') ?? '',
      form: name(meeting, 'form') ?? '',
      brand: name(meeting, 'brand'),
      council: name(meeting, 'council'),
      studio: name(meeting, 'studio'),
      organiser: text(meeting, 'organiser'),
      noticeOn: text(meeting, 'noticeOn'),
      parties: nameList(meeting, 'parties'),
      chair: text(meeting, 'chair'),
      recorder: text(meeting, 'recorder'),
      convener: text(meeting, 'convener'),
      reporter: text(meeting, 'reporter'),
      invited: text(meeting, 'invited'),
      surveys: number(meeting, 'surveys'),
      survey: text(meeting, 'survey'),
      contact: text(meeting, 'contact'),
      phone: text(meeting, 'phone'),
      requirements: text(meeting, 'requirements'),
      light: meeting['light'] === true,
      headcount: text(meeting, 'headcount'),
      digest: text(meeting, 'digest'),
      votesFor: number(meeting, 'votesFor'),
      votesAgainst: number(meeting, 'votesAgainst'),
      votesAbstain: number(meeting, 'votesAbstain'),
      publicOn: text(meeting, 'publicOn'),
      publicAt: text(meeting, 'publicAt'),
      privacyId: text(meeting, 'privacy'),
      cancelledOn: text(meeting, 'cancelledOn'),
      cancelReason: text(meeting, 'cancelReason'),
    },
    topics: topics.map((one) => ({ title: String(one['title']), proposer: text(one, 'proposer'), phone: text(one, 'phone'), privacyId: text(one, 'privacy') })),
    agenda: parts.agenda.map((one) => ({ title: String(one['title']), topic: name(one, 'topic'), speaker: text(one, 'speaker'), minutes: number(one, 'minutes'), note: text(one, 'note') })),
    attendance: parts.attendance.map((one) => ({
      id: one.id,
      name: String(one['name']),
      duty: text(one, 'duty'),
      capacity: name(one, 'capacity'),
      partyId: text(one, 'party'),
      party: name(one, 'party'),
      roleId: String(one['role']),
      stateId: String(one['state']),
      phone: text(one, 'phone'),
      arrivedAt: text(one, 'arrivedAt'),
      excuse: text(one, 'excuse'),
      privacyId: text(one, 'privacy'),
      note: text(one, 'note'),
    })),
    speeches: parts.speeches.map((one) => ({
      speaker: String(one['speaker']),
      attendance: text(one, 'attendance'),
      duty: text(one, 'duty'),
      partyId: text(one, 'party'),
      party: name(one, 'party'),
      topic: name(one, 'topic'),
      gist: String(one['gist']),
      advice: text(one, 'advice'),
    })),
    consensus: parts.consensus.map((one) => ({ kindId: String(one['kind']), text: String(one['text']), topic: name(one, 'topic'), by: text(one, 'by'), handling: text(one, 'handling') })),
    decisions: parts.decisions.map((one) => ({
      text: String(one['text']),
      organisation: name(one, 'organisation'),
      coOrganisations: nameList(one, 'coOrganisations'),
      person: text(one, 'person'),
      deadlineOn: text(one, 'deadlineOn'),
      deadlineDays: number(one, 'deadlineDays'),
      deadlineKindId: text(one, 'deadlineKind'),
      topic: name(one, 'topic'),
    })),
    steps: parts.steps.map((one) => ({ step: name(one, 'step') ?? '', on: String(one['on']), by: text(one, 'by'), note: text(one, 'note') })),
    previous: previousOf(context, text(meeting, 'previous')),
  };
}

export function minutesDataOf(row: Row): MinutesData {
  return {
    mark: String(row['mark']),
    title: String(row['title']),
    body: text(row, 'body'),
    recipients: text(row, 'recipients'),
    copies: number(row, 'copies'),
    issuer: text(row, 'issuer'),
    issuedOn: text(row, 'issuedOn'),
  };
}

export function versionDataOf(row: Row): VersionData {
  return { number: String(row['number']), version: Number(row['version']), signer: String(row['signer']), signedOn: String(row['signedOn']), content: String(row['content']) };
}

/** The newest signed version that is not voided; null for a draft. */
export function standingVersion(context: Context, minutes: string): Row | null {
  const versions = readChildren(context.store.engine, 'minutesVersion', 'minutes', minutes).filter((one) => !one['voidedOn']);
  return versions.toSorted((a, b) => Number(a['version']) - Number(b['version'])).at(-1) ?? null;
}

export function officeSettings(context: Context): OfficeSettings {
  return { office: officeOf(context)?.name ?? '', practice: context.practice, preprinted: false, today: context.today() };
}
