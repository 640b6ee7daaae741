import type { PaperOperations } from '#shared/contract/papers.ts';
import type { Row, Write } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { buildMinutesPaper, freezePaper } from '#shared/papers/minutesPaper.ts';
import type { Context } from '#electron/service/context.ts';
import { gatherMeeting, minutesDataOf, mustRead, officeSettings, standingVersion } from '#electron/service/meetingData.ts';
import { deadlineDay } from '#electron/service/deadlines.ts';
import { officeOf } from '#electron/service/office.ts';
import { numberIn, seriesOf, takeNumber } from '#electron/service/numbering.ts';
import { saveChecked } from '#electron/service/records.ts';
import { sha256 } from '#electron/storage/digest.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

/** Every decision that has no problem yet becomes one, assigned when it names who and when; of `only`, where given. */
export function problemWrites(context: Context, meeting: Row, on: string, only: readonly string[] | null = null): { writes: Write[]; problems: string[] } {
  const { engine, effects } = context.store;
  const writes: Write[] = [];
  const problems: string[] = [];
  for (const decision of readChildren(engine, 'decision', 'meeting', meeting.id)) {
    if (decision['problem'] || (only !== null && !only.includes(decision.id))) continue;
    const id = effects.newId();
    const text = String(decision['text']);
    const topic = typeof decision['topic'] === 'string' ? readRecord(engine, 'topic', decision['topic']) : null;
    problems.push(id);
    writes.push({
      entity: 'problem',
      id,
      set: {
        title: [...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text,
        content: text,
        kind: decision['kind'] ?? 'problemKind.livelihood',
        registeredOn: String(meeting['heldOn']),
        place: meeting['place'] ?? null,
        field: topic?.['field'] ?? null,
        theme: topic?.['theme'] ?? null,
        origin: 'problemOrigin.meeting',
        // Who decides holds the matter: a county that signs its own minutes assigns it itself.
        holder: `level.${officeOf(context)?.level ?? 'township'}`,
        meeting: meeting.id,
        decision: decision.id,
        topic: decision['topic'] ?? null,
        keyItem: meeting['keyItem'] ?? false,
        privacy: meeting['privacy'] ?? null,
      },
    });
    writes.push({ entity: 'decision', id: decision.id, set: { problem: id } });
    const written = decision['deadlineOn'];
    const deadlineOn = typeof written === 'string' ? written : deadlineDay(context, meeting['heldOn'], decision['deadlineDays'], decision['deadlineKind']);
    if (typeof decision['organisation'] === 'string' && deadlineOn !== null) {
      const { organisation = null, coOrganisations = [], person = null } = decision;
      // Minutes signed late must not be kept back by a limit that has passed: the meeting itself assigned the matter.
      const heldOn = String(meeting['heldOn']);
      const assignedOn = deadlineOn < on ? heldOn : on;
      if (deadlineOn < heldOn) continue;
      writes.push({
        entity: 'progress',
        id: null,
        set: { problem: id, step: 'problemStep.assign', on: assignedOn, by: context.user() || null, organisation, coOrganisations, person, deadlineOn, text: only === null ? '按会议纪要交办' : '按会议议定事项交办' },
      });
    }
  }
  return { writes, problems };
}

/** The number that minutes signed on this day get: a correction within the year keeps the number that stands. */
function numberFor(context: Context, minutes: Row, signedOn: string, wanted: number | null) {
  const year = Number(signedOn.slice(0, 4));
  const series = seriesOf(context, 'minutes', year);
  const standing = standingVersion(context, minutes.id);
  const corrected = standing && Number(String(standing['signedOn']).slice(0, 4)) === year ? standing : null;
  const { number: next, text } = corrected ? { number: 0, text: String(corrected['number']) } : numberIn(series, year, wanted);
  return { series, year, standing, corrected, next, pattern: series.pattern, number: text };
}

/** What signing would do, so that the person sees the number before it is given. */
export function peekSigning(context: Context, input: { minutes: string; signedOn: string }): PaperOperations['peekSigning'] {
  const minutes = mustRead(context, 'minutes', input.minutes, '份纪要');
  const { corrected, next, number, pattern } = numberFor(context, minutes, input.signedOn, null);
  const open = readChildren(context.store.engine, 'decision', 'meeting', String(minutes['meeting'])).filter((one) => !one['problem']);
  return { number, next: corrected ? null : next, pattern, problems: open.length };
}

/**
 * Signs minutes: the next number of the office's series for the year, a frozen version with the names as text, a problem
 * for each decision that has none, all in one transaction. A version that stands already becomes the one corrected.
 */
export function signMinutes(context: Context, input: { minutes: string; signer: string; signedOn: string; next: number | null }): PaperOperations['signMinutes'] {
  const { engine, effects } = context.store;
  const minutes = mustRead(context, 'minutes', input.minutes, '份纪要');
  const meeting = mustRead(context, 'meeting', String(minutes['meeting']), '次协商活动');
  if (!minutes['body']) throw new Failure('refused', '纪要还没有正文，没有签发，数据没有变化。', '请先起草正文。');
  if (meeting['light'] !== true && Number(meeting['present'] ?? 0) === 0) {
    throw new Failure('refused', '还没有登记到会人员，不能签发纪要，数据没有变化。', '请先在“参会人员”里核对签到。');
  }
  if (input.signedOn > context.today()) throw new Failure('invalid', '签发日期在今天之后，没有签发。', '请核对签发日期。', [{ field: 'signedOn', message: '签发日期在今天之后' }]);
  const { series, year, standing, corrected, next, number } = numberFor(context, minutes, input.signedOn, input.next);
  const taken = corrected ? null : takeNumber(context, { series, year, subject: minutes.id, title: String(minutes['title']), on: input.signedOn, wanted: next });
  const count = readChildren(engine, 'minutesVersion', 'minutes', minutes.id).length;
  const data = gatherMeeting(context, meeting.id);
  const draft = minutesDataOf(minutes);
  const paper = buildMinutesPaper(data, draft, null, officeSettings(context));
  const content = freezePaper({ ...paper, number, signer: input.signer, signedOn: input.signedOn });
  const versionId = effects.newId();
  const { writes, problems } = problemWrites(context, meeting, input.signedOn);
  saveChecked(context, [
    ...(taken?.writes ?? []),
    {
      entity: 'minutesVersion',
      id: versionId,
      set: {
        minutes: minutes.id, version: count + 1, issue: taken?.issue ?? corrected?.['issue'] ?? null, number, signer: input.signer, signedOn: input.signedOn,
        content, digest: sha256(content), corrects: standing?.id ?? null,
      },
    },
    ...writes,
  ]);
  return { version: versionId, number, problems };
}

/** Problems at once, before any minutes: what a meeting decided need not wait for its paper. */
export function raiseProblems(context: Context, input: { meeting: string; decisions: readonly string[] | null }): PaperOperations['raiseProblems'] {
  const meeting = mustRead(context, 'meeting', input.meeting, '次协商活动');
  const all = readChildren(context.store.engine, 'decision', 'meeting', meeting.id).map((one) => one.id);
  const { writes, problems } = problemWrites(context, meeting, context.today(), input.decisions ?? all);
  if (problems.length === 0) throw new Failure('refused', '这些议定事项都已经转为办理事项，数据没有变化。', '请在“议定事项”里查看。');
  return { problems, tx: saveChecked(context, writes).tx };
}
