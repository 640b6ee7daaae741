import type { Handlers } from '#shared/contract.ts';
import type { PaperKind, PaperOperations } from '#shared/contract/papers.ts';
import type { FieldValue } from '#shared/fields.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { draftMinutesBody } from '#shared/papers/draftMinutes.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { buildSignInPaper } from '#shared/papers/signInPaper.ts';
import { formatRichText } from '#shared/richText.ts';
import { paperDocx } from '#electron/documents/paperDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { gatherMeeting, minutesDataOf, mustRead, officeSettings, standingVersion, versionDataOf } from '#electron/service/meetingData.ts';
import { officeOf } from '#electron/service/office.ts';
import { saveChecked } from '#electron/service/records.ts';
import { peekSigning, raiseProblems, signMinutes } from '#electron/service/signing.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

const fileNames: Record<PaperKind, string> = { notice: '会议通知', signIn: '签到表', minutes: '会议纪要' };

/** The paper as data. `subject` is the meeting; for minutes the draft, which shows its newest signed version, or a version. */
function paperOf(context: Context, kind: PaperKind, subject: string): Paper {
  const office = officeSettings(context);
  if (kind === 'notice') return buildNoticePaper(gatherMeeting(context, subject), office);
  if (kind === 'signIn') return buildSignInPaper(gatherMeeting(context, subject), office);
  const version = readRecord(context.store.engine, 'minutesVersion', subject);
  const minutes = mustRead(context, 'minutes', version ? String(version['minutes']) : subject, '份纪要');
  const shown = version ?? standingVersion(context, minutes.id);
  return buildMinutesPaper(gatherMeeting(context, String(minutes['meeting'])), minutesDataOf(minutes), shown ? versionDataOf(shown) : null, office);
}

/** Drafts minutes from the meeting's record: a new draft, or new text for the draft that there is. */
function draftMinutes(context: Context, meeting: string): PaperOperations['draftMinutes'] {
  const data = gatherMeeting(context, meeting);
  const office = officeSettings(context);
  const body = formatRichText(draftMinutesBody(data, office));
  const existing = readChildren(context.store.engine, 'minutes', 'meeting', meeting)[0];
  const place = officeOf(context)?.placeName ?? '';
  const fresh: Record<string, FieldValue> = existing
    ? { body }
    : { meeting, body, mark: `${place}协商议事会议纪要`, title: data.meeting.title, issuer: office.office };
  const { ids } = saveChecked(context, [{ entity: 'minutes', id: existing?.id ?? null, set: fresh }]);
  return { minutes: ids[0] ?? '' };
}

export function paperHandlers(context: Context): Pick<Handlers, keyof PaperOperations> {
  return {
    getPaper: ({ kind, subject }) => ({ paper: paperOf(context, kind, subject) }),
    makeDocx({ kind, subject }) {
      const paper = paperOf(context, kind, subject);
      const name = `${fileNames[kind]}-${paper.title.replace(/[\\/:*?"<>|\s]/g, '').slice(0, 40)}.docx`;
      const bytes = paperDocx(paper);
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      return { ticket: context.keep({ name, type, bytes }), name };
    },
    draftMinutes: ({ meeting }) => draftMinutes(context, meeting),
    signMinutes: (input) => signMinutes(context, input),
    peekSigning: (input) => peekSigning(context, input),
    raiseProblems: (input) => raiseProblems(context, input),
  };
}
