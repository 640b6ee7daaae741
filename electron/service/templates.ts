import type { Handlers } from '#shared/contract.ts';
import { type PaperKind, paperKinds, paperNames, type TemplateEntry } from '#shared/contract/papers.ts';
import type { Row } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { paperDocx, templateOf } from '#electron/documents/paperDocx.ts';
import { checkTemplate } from '#electron/documents/templateCheck.ts';
import type { Context } from '#electron/service/context.ts';
import { paperOf } from '#electron/service/paperOf.ts';
import { commit, saveChecked } from '#electron/service/records.ts';
import { fileUnder } from '#electron/service/revision.ts';
import { samplePaper } from '#electron/service/samplePaper.ts';
import { attachmentDigest, keepAttachment, readAttachment } from '#electron/storage/attachments.ts';
import { listRecords, readChildren, readRecord } from '#electron/storage/records.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The records that hold an office's own templates name this as what they belong to. */
const subjectOf = (kind: PaperKind) => `template.${kind}`;

/** This machine's own: the county's files don't govern a township's papers, nor the other way. */
function rowOf(context: Context, kind: PaperKind): Row | undefined {
  return readChildren(context.store.engine, 'attachment', 'subject', subjectOf(kind)).filter((row) => row.site === context.store.life.site).at(-1);
}

/** The office's own template of a kind, or null. Throws Failure 'file' when it is missing or was damaged on disk. */
export function ownTemplate(context: Context, kind: PaperKind): Uint8Array | null {
  const row = rowOf(context, kind);
  if (!row) return null;
  const bytes = readAttachment(context.store.folder, String(row['digest']));
  if (!bytes) throw new Failure('file', `本单位的“${paperNames[kind]}”模板文件找不到了，没有生成文书。资料没有改动。`, '请在“设置－文书模板”里重新上传，或恢复用标准版式。');
  return bytes;
}

/** A record on which a template can be tried: the one named, else the newest that fits, else an invented paper. */
function trialPaper(context: Context, kind: PaperKind, subject: string | null) {
  const { engine } = context.store;
  const newest = (entity: 'meeting' | 'minutes') => listRecords(engine, { entity, where: [], search: '', sort: [], offset: 0, limit: 1, deleted: false }).rows[0]?.id ?? null;
  const ofOwn: readonly PaperKind[] = ['assignSlip', 'pressSlip', 'opinionCheck', 'studioYear', 'handOver'];
  if (ofOwn.includes(kind)) return subject === null ? samplePaper(kind) : paperOf(context, kind, subject, 'two');
  const meeting = subject !== null && readRecord(engine, 'meeting', subject) ? subject : null;
  const wantsMinutes = kind === 'minutes' || kind === 'approval';
  const found = wantsMinutes ? (meeting ? (readChildren(engine, 'minutes', 'meeting', meeting)[0]?.id ?? null) : (subject ?? newest('minutes'))) : (subject ?? newest('meeting'));
  return found === null ? samplePaper(kind) : paperOf(context, kind, found, 'two');
}

const some = (list: readonly string[]) => `${list.slice(0, 6).join('；')}${list.length > 6 ? `；还有${list.length - 6}处` : ''}`;

/** Refuses, with every place, what can't be filled. */
function mustFill(bytes: Uint8Array, kind: PaperKind, strict: boolean): string[] {
  const { broken, unknown } = checkTemplate(bytes, kind);
  const wrong = strict ? [...broken, ...unknown] : broken;
  if (wrong.length === 0) return unknown;
  throw new Failure('file', `这个模板有${wrong.length}处要改：${some(wrong)}。原来的模板没有变化。`, '请在 WPS 或 Word 里改好标签，再试一次。', wrong.map((message, i) => ({ field: String(i + 1), message })));
}

export function templateHandlers(context: Context): Pick<Handlers, 'listTemplates' | 'takeTemplate' | 'tryTemplate' | 'putTemplate' | 'dropTemplate'> {
  const entryOf = (kind: PaperKind): TemplateEntry => {
    const row = rowOf(context, kind);
    return { kind, own: row ? { name: String(row['name']), size: Number(row['size']), at: row.changedAt } : null };
  };
  return {
    listTemplates: () => ({ templates: paperKinds.map(entryOf) }),
    takeTemplate({ kind, shipped }) {
      const own = shipped ? null : ownTemplate(context, kind);
      const name = own ? (entryOf(kind).own?.name ?? `${paperNames[kind]}模板.docx`) : `${paperNames[kind]}标准模板.docx`;
      return { ticket: context.keep({ name, type: docxType, bytes: own ?? templateOf({ ...samplePaper(kind), practice: false }) }), name };
    },
    tryTemplate({ kind, ticket, subject }) {
      const { bytes } = fileUnder(context, ticket);
      const unknown = mustFill(bytes, kind, false);
      const name = `试填-${paperNames[kind]}.docx`;
      return { ticket: context.keep({ name, type: docxType, bytes: paperDocx(trialPaper(context, kind, subject), bytes) }), name, unknown };
    },
    putTemplate({ kind, ticket }) {
      const { name, bytes } = fileUnder(context, ticket);
      const unknown = mustFill(bytes, kind, true);
      paperDocx(samplePaper(kind), bytes);
      const set = { name: [...name].slice(-120).join(''), digest: attachmentDigest(bytes), size: bytes.length, type: docxType };
      const row = rowOf(context, kind);
      saveChecked(context, [{ entity: 'attachment', id: row?.id ?? null, set: row ? set : { subject: subjectOf(kind), ...set } }], () => void keepAttachment(context.store.folder, bytes));
      return { unknown };
    },
    dropTemplate({ kind }) {
      const row = rowOf(context, kind);
      if (row) commit(context, [{ entity: 'attachment', id: row.id, set: {}, deleted: true }]);
      return { dropped: row !== undefined };
    },
  };
}
