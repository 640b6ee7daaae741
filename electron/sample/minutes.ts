import type { Attender } from '#electron/sample/attendance.ts';
import type { Township } from '#electron/sample/people.ts';
import { later } from '#electron/sample/days.ts';
import type { Held } from '#electron/sample/hold.ts';
import { save, saveStep, type World } from '#electron/sample/world.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { freezePaper } from '#shared/papers/minutesPaper.ts';
import { formatRichText, heading, numberedList, paragraph, type RichText } from '#shared/richText.ts';
import { addDays, type Day, formatDay } from '#shared/rules/day.ts';
import { paperNumber } from '#shared/rules/numbering.ts';
import { paddedName } from '#shared/rules/text.ts';

const pattern = '〔{年}〕{号}号';

/** Who is a few days behind with the papers is no news; who is months behind would be. */
const daysBehind = 21;

/** Drafts of minutes for most meetings, and for all that are not recent; signed ones take the numbers of their township's series in the order of signing, without gaps. */
export function writeMinutes(world: World, held: readonly Held[]): void {
  const { random, end } = world;
  const signings: { one: Held; minutes: string; body: RichText; signedOn: Day }[] = [];
  for (const one of held) {
    const recent = world.last && one.meeting.on > addDays(end, -daysBehind);
    const without = one.meeting.light ? random.chance(0.8) : random.chance(0.08) && recent;
    if (without) continue;
    const draftedOn = later(random, one.meeting.on, 0, 4, end);
    const minutes = world.newId();
    const body = bodyOf(one);
    const { township } = one.meeting;
    const series = seriesOf(world, township);
    save(world, draftedOn, township, township.index, [
      { entity: 'minutes', id: minutes, set: { meeting: one.meeting.id, mark: markOf(township), title: titleOf(one), series, body: formatRichText(body), recipients: `${township.name}党委、人民政府，县政协办公室`, copies: random.int(10, 30), issuer: township.organ } },
    ]);
    const signedOn = later(random, draftedOn, 1, 7, recent ? addDays(end, 5) : end);
    const unsigned = random.chance(0.04) && recent;
    if (signedOn <= end && !unsigned) signings.push({ one, minutes, body, signedOn });
  }
  signings.sort((a, b) => (a.signedOn < b.signedOn ? -1 : a.signedOn > b.signedOn ? 1 : 0));
  const given = new Map<number, number>();
  for (const { one, minutes, body, signedOn } of signings) {
    const number = (given.get(one.meeting.township.index) ?? 0) + 1;
    given.set(one.meeting.township.index, number);
    sign(world, one, minutes, body, signedOn, number);
  }
}

function sign(world: World, one: Held, minutes: string, body: RichText, signedOn: Day, number: number): void {
  const { township } = one.meeting;
  const text = paperNumber(pattern, world.year, number);
  const issue = world.newId();
  const title = titleOf(one);
  const content = freezePaper({
    kind: 'minutes', layout: one.meeting.light ? 'record' : 'official', practice: true, title, mark: markOf(township), preprinted: false, number: text, facts: [], body,
    names: [list('出席', one.attenders, 'present'), list('请假', one.attenders, 'excused')].filter((names) => names.lines.length > 0),
    recipients: `${township.name}党委、人民政府，县政协办公室`, issuer: township.organ, issuedOn: formatDay(signedOn), copies: 20, signer: township.leader, signedOn: formatDay(signedOn), draft: false,
  });
  const series = seriesOf(world, township);
  saveStep(world, signedOn, township, township.index, series,
    { entity: 'issue', id: issue, set: { series, number, text, subject: minutes, title, on: signedOn } },
    { entity: 'minutes', id: minutes, set: { issuedOn: signedOn } },
    { entity: 'minutesVersion', id: world.newId(), set: { minutes, version: 1, issue, number: text, signer: township.leader, signedOn, content, digest: sha256(content) } },
  );
}

/** The series of a township and year, made at the first day of the year. */
export function writeSeries(world: World): void {
  for (const township of world.county.townships) {
    const id = world.newId();
    world.series.set(township.index, id);
    save(world, world.start, township, township.index, [
      { entity: 'series', id, set: { name: `${world.year}年会议纪要`, body: township.organ, kind: 'paperKind.minutes', year: world.year, place: township.id, pattern, start: 1 } },
    ]);
  }
}

function seriesOf(world: World, township: Township): string {
  return world.series.get(township.index) ?? '';
}

const markOf = (township: Township) => `${township.name}协商议事会议纪要`;

const titleOf = ({ meeting }: Held) => `${meeting.title}纪要`;

function list(label: string, attenders: readonly Attender[], state: string): { label: string; lines: string[] } {
  const names = attenders.filter((one) => one.state === state && one.role === 'member').map((one) => paddedName(one.name));
  const lines: string[] = [];
  for (let i = 0; i < names.length; i += 4) lines.push(names.slice(i, i + 4).join('　'));
  return { label, lines };
}

function bodyOf({ meeting, agreed, decisions }: Held): RichText {
  const topic = meeting.topics[0];
  return {
    version: 1,
    blocks: [
      paragraph(`${formatDay(meeting.on)}，${meeting.level === 'township' ? meeting.township.organ : `${meeting.village.name}协商议事${meeting.village.street ? '室' : '会'}`}在${meeting.location}召开${meeting.title}。现将会议主要情况纪要如下。`),
      heading(1, '协商情况'),
      paragraph(topic?.content ?? ''),
      heading(1, '协商共识'),
      numberedList(agreed),
      ...(decisions.length > 0 ? [heading(1, '议定事项'), numberedList(decisions.map((one) => one.text))] : []),
    ],
  };
}
