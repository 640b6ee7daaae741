import * as v from 'valibot';
import { Failure } from '#shared/failure.ts';
import { draftMinutesBody } from '#shared/papers/draftMinutes.ts';
import type { MeetingData, MinutesData, OfficeSettings, VersionData } from '#shared/papers/meetingData.ts';
import { nameLists } from '#shared/papers/nameLists.ts';
import { type Fact, type MinutesPaper, noNumber } from '#shared/papers/paper.ts';
import { whenText } from '#shared/papers/phrases.ts';
import { concealer, withoutPrivate } from '#shared/papers/privacy.ts';
import { mapRichText, parseRichText, richTextSchema } from '#shared/richText.ts';
import { formatDay } from '#shared/rules/day.ts';
import { cleanText } from '#shared/rules/text.ts';

const text = v.pipe(v.string(), v.transform((value) => cleanText(value)));
const frozen = v.object({
  kind: v.literal('minutes'),
  layout: v.picklist(['official', 'record']),
  practice: v.boolean(),
  title: text,
  mark: text,
  preprinted: v.boolean(),
  number: text,
  facts: v.array(v.object({ label: text, text })),
  body: richTextSchema,
  names: v.array(v.object({ label: text, lines: v.array(text) })),
  recipients: text,
  issuer: text,
  issuedOn: text,
  copies: v.nullable(v.number()),
  signer: text,
  signedOn: text,
  draft: v.boolean(),
});

/** The content of a signed version: the whole paper as JSON text, names and numbers as they stood. */
export function freezePaper(paper: MinutesPaper): string {
  return JSON.stringify(v.parse(frozen, { ...paper, draft: false }));
}

function thaw(version: VersionData): MinutesPaper {
  try {
    return v.parse(frozen, JSON.parse(version.content));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !v.isValiError(error)) throw error;
    throw new Failure('file', `第${version.version}稿的定稿内容读不出来，其他资料不受影响。`, '请用备份恢复这份纪要，或另出一稿更正。');
  }
}

/** What was signed stays as it is; but a person made private since is not named on a new print of it either. */
function concealed(paper: MinutesPaper, conceal: (text: string) => string): MinutesPaper {
  return {
    ...paper,
    title: conceal(paper.title),
    facts: paper.facts.map((fact) => ({ ...fact, text: conceal(fact.text) })),
    body: mapRichText(paper.body, conceal),
    names: paper.names.map((list) => ({ ...list, lines: list.lines.map(conceal) })),
  };
}

function recordFacts(data: MeetingData): Fact[] {
  const { meeting } = data;
  const present = data.attendance.filter((one) => one.name !== '' && one.stateId === 'attendanceState.present');
  const who = [meeting.headcount ?? '', present.map((one) => one.name).join('、')].filter((part) => part !== '').join('：');
  const facts: [string, string | null][] = [
    ['时间', whenText(meeting.heldOn, meeting.startAt)],
    ['地点', meeting.location ?? meeting.place],
    ['议题', data.topics.map((topic) => topic.title).join('；')],
    ['主持人', meeting.chair],
    ['参加人员', who],
    ['记录人', meeting.recorder],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, text: value }] : []));
}

/**
 * The minutes as they print. With a signed version: what was signed, with that version's number, signer and day; only the
 * names of persons made private since are left out.
 * Without: the draft from the records; an empty body is drafted. Throws Failure 'file' when a signed version can't be read.
 */
export function buildMinutesPaper(original: MeetingData, minutes: MinutesData, version: VersionData | null, office: OfficeSettings): MinutesPaper {
  if (version) {
    return {
      ...concealed(thaw(version), concealer(original)),
      number: version.number,
      signer: version.signer,
      signedOn: formatDay(version.signedOn),
      practice: office.practice,
      preprinted: office.preprinted,
      draft: false,
    };
  }
  const data = withoutPrivate(original);
  const conceal = concealer(original);
  const line = (value: string | null) => conceal(cleanText(value ?? '', { line: true }));
  const { light } = data.meeting;
  const body = parseRichText(minutes.body);
  return {
    kind: 'minutes',
    layout: light ? 'record' : 'official',
    practice: office.practice,
    title: line(minutes.title),
    mark: line(minutes.mark),
    preprinted: office.preprinted,
    number: noNumber,
    facts: light ? recordFacts(data) : [],
    body: body.blocks.length > 0 ? mapRichText(body, conceal) : draftMinutesBody(original, office),
    names: light ? [] : nameLists(data),
    recipients: line(minutes.recipients),
    issuer: line(minutes.issuer),
    issuedOn: minutes.issuedOn ? formatDay(minutes.issuedOn) : '',
    copies: minutes.copies,
    signer: '',
    signedOn: '',
    draft: true,
  };
}
