import type { Handlers } from '#shared/contract.ts';
import type { PaperOperations } from '#shared/contract/papers.ts';
import type { FieldValue } from '#shared/fields.ts';
import { draftMinutesBody } from '#shared/papers/draftMinutes.ts';
import { formatRichText } from '#shared/richText.ts';
import { paperDocx } from '#electron/documents/paperDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { fontHandlers } from '#electron/service/fonts.ts';
import { gatherMeeting, officeSettings } from '#electron/service/meetingData.ts';
import { officeOf } from '#electron/service/office.ts';
import { issueOpinions, peekOpinionIssue } from '#electron/service/opinionIssue.ts';
import { packHandlers } from '#electron/service/packs.ts';
import { paperFileName, paperOf } from '#electron/service/paperOf.ts';
import { saveChecked } from '#electron/service/records.ts';
import { revisionHandlers } from '#electron/service/revision.ts';
import { peekSigning, raiseProblems, signMinutes } from '#electron/service/signing.ts';
import { numberSlips } from '#electron/service/slips.ts';
import { docxType, ownTemplate, templateHandlers } from '#electron/service/templates.ts';
import { readChildren } from '#electron/storage/records.ts';

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
    getPaper: ({ kind, subject, size }) => ({ paper: paperOf(context, kind, subject, size) }),
    makeDocx({ kind, subject, size }) {
      const paper = paperOf(context, kind, subject, size);
      const name = paperFileName(kind, paper);
      const template = ownTemplate(context, kind);
      return { ticket: context.keep({ name, type: docxType, bytes: paperDocx(paper, template) }), name, own: template !== null };
    },
    draftMinutes: ({ meeting }) => draftMinutes(context, meeting),
    signMinutes: (input) => signMinutes(context, input),
    peekSigning: (input) => peekSigning(context, input),
    peekOpinionIssue: (input) => peekOpinionIssue(context, input),
    issueOpinions: (input) => issueOpinions(context, input),
    raiseProblems: (input) => raiseProblems(context, input),
    numberSlips: ({ kind, subjects }) => ({ slips: numberSlips(context, kind, subjects) }),
    ...packHandlers(context),
    ...templateHandlers(context),
    ...fontHandlers(context),
    ...revisionHandlers(context),
  };
}
