import type { Handlers } from '#shared/contract.ts';
import { packKinds, type PackKind, type PaperKind, type PaperOperations, paperNames } from '#shared/contract/papers.ts';
import { Failure } from '#shared/failure.ts';
import type { Paper, PlateSize } from '#shared/papers/paper.ts';
import { paperDocx } from '#electron/documents/paperDocx.ts';
import { zipFiles } from '#electron/documents/zip.ts';
import type { Context } from '#electron/service/context.ts';
import { mustRead } from '#electron/service/meetingData.ts';
import { packOf, paperFileName, paperOf } from '#electron/service/paperOf.ts';
import { ownTemplate } from '#electron/service/templates.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

const zipType = 'application/zip';
const nothing = () => new Failure('refused', '这些记录都出不了这种文书，没有生成文件。数据没有变化。', '请看每条后面的原因，补齐以后再试。');

/** A meeting's pack: .docx files named in their order, in one .zip. */
function makeMaterials(context: Context, meeting: string, kinds: readonly PackKind[], size: PlateSize): PaperOperations['makeMaterials'] {
  const row = mustRead(context, 'meeting', meeting, '次协商活动');
  const chosen = packOf(context, meeting, kinds);
  const files = chosen.map((kind, i) => {
    const bytes = paperDocx(paperOf(context, kind, meeting, size, chosen), ownTemplate(context, kind));
    return { name: `${i + 1}-${paperNames[kind]}.docx`, bytes };
  });
  const name = `会议材料-${String(row['title']).replace(/[\\/:*?"<>|\s]/g, '').slice(0, 40)}.zip`;
  return { ticket: context.keep({ name, type: zipType, bytes: zipFiles(files) }), name, files: files.map((file) => file.name) };
}

/** Minutes may be asked for by their meeting. */
function subjectFor(context: Context, kind: PaperKind, subject: string): string {
  if ((kind !== 'minutes' && kind !== 'approval') || !readRecord(context.store.engine, 'meeting', subject)) return subject;
  const minutes = readChildren(context.store.engine, 'minutes', 'meeting', subject)[0];
  if (!minutes) throw new Failure('refused', '还没有起草纪要', '');
  return minutes.id;
}

function titleOf(context: Context, subject: string): string {
  for (const entity of ['meeting', 'problem', 'minutes'] as const) {
    const row = readRecord(context.store.engine, entity, subject);
    if (row) return String(row['title'] ?? '');
  }
  return subject;
}

/** Papers that can't be made are told by name with the reason, and don't hold up the others. */
function attemptPaper(context: Context, kind: PaperKind, subject: string, size: PlateSize, pack: readonly PackKind[] = packKinds): Paper | { subject: string; reason: string } {
  try {
    return paperOf(context, kind, subjectFor(context, kind, subject), size, pack);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { subject: titleOf(context, subject), reason: error.message };
  }
}

const pause = () => new Promise<void>((go) => setImmediate(go));

export function packHandlers(context: Context): Pick<Handlers, 'makeMaterials' | 'makeMany' | 'cancelJob' | 'getPapers'> {
  const makeMany = async ({ kind, subjects, job }: { kind: PaperKind; subjects: readonly string[]; job: string }) => {
    const state = { stopped: false };
    context.jobs.set(job, state);
    try {
      const template = ownTemplate(context, kind);
      const files: { name: string; bytes: Uint8Array }[] = [];
      const left: { subject: string; reason: string }[] = [];
      for (const [i, subject] of subjects.entries()) {
        const paper = attemptPaper(context, kind, subject, 'two');
        if ('reason' in paper) left.push(paper);
        else files.push({ name: paperFileName(kind, paper), bytes: paperDocx(paper, template) });
        context.announce({ type: 'progress', job, done: i + 1, total: subjects.length, note: paperNames[kind] });
        // Other questions, and the one to stop, are answered between two papers.
        await pause();
        if (state.stopped) throw new Failure('refused', `已停止，做好的${files.length}份没有留下。资料没有改动。`, '需要时可以重新生成。');
      }
      if (files.length === 0) throw Object.assign(nothing(), { fields: left.map((one) => ({ field: one.subject, message: `${one.subject}：${one.reason}` })) });
      const name = `${paperNames[kind]}${files.length}份-${context.today()}.zip`;
      return { ticket: context.keep({ name, type: zipType, bytes: zipFiles(files) }), name, made: files.length, left };
    } finally {
      context.jobs.delete(job);
    }
  };

  return {
    makeMany,
    makeMaterials: ({ meeting, kinds, size }) => makeMaterials(context, meeting, kinds, size),
    cancelJob({ job }) {
      const state = context.jobs.get(job);
      if (state) state.stopped = true;
      return { cancelled: state !== undefined };
    },
    getPapers({ items, size }) {
      const pack = packKinds.filter((kind) => items.some((item) => item.kind === kind));
      // An empty follow-up is no paper of a pack.
      const wanted = items.filter((item) => item.kind !== 'followUp' || items.length === 1 || packOf(context, item.subject, ['followUp', 'notice']).includes('followUp'));
      const made = wanted.map((item) => attemptPaper(context, item.kind, item.subject, size, pack));
      const papers = made.filter((one) => !('reason' in one));
      if (papers.length === 0) throw nothing();
      return { papers, left: made.filter((one) => 'reason' in one) };
    },
  };
}
