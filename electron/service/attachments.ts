import type { AttachmentOperations } from '#shared/contract/attachments.ts';
import { attachmentLimit, previewLimit } from '#shared/contract/attachments.ts';
import type { Row } from '#shared/contract/records.ts';
import type { Handlers } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { searchableText } from '#electron/documents/readOldPaper.ts';
import type { Context } from '#electron/service/context.ts';
import { saveChecked } from '#electron/service/records.ts';
import { attachmentDigest, isDigest, isHeld, keepAttachment, keepPreview, readAttachment, readPreview } from '#electron/storage/attachments.ts';
import { honestName, kindOf } from '#electron/storage/attachmentsKind.ts';
import { erasedWord } from '#shared/rules/erasing.ts';
import { troubleOf } from '#electron/storage/attachmentTravel.ts';
import { withoutPlace } from '#electron/storage/attachmentsPlace.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { erasedAmong } from '#electron/storage/erasing.ts';
import { readRecord } from '#electron/storage/records.ts';

type AttachInput = Parameters<Handlers['attachFile']>[0];

export function attachmentHandlers(context: Context, whenFull: () => boolean): Pick<Handlers, keyof AttachmentOperations> {
  const { engine, folder } = context.store;

  const ticketed = (ticket: string) => {
    const file = context.tickets.get(ticket);
    if (!file) throw new Failure('notFound', '找不到要添加的文件，没有添加。', '请重新选择文件。');
    return file;
  };
  const found = (id: string): Row => {
    const row = readRecord(engine, 'attachment', id);
    if (!row) throw new Failure('notFound', '找不到这个附件，可能已被删除。', '请返回刷新后再试。');
    return row;
  };

  async function attach(input: AttachInput): Promise<AttachmentOperations['attachFile']> {
    const file = ticketed(input.ticket);
    if (file.bytes.length > attachmentLimit) throw new Failure('refused', `“${file.name}”有${Math.round(file.bytes.length / 1048576)}MB，超过了200MB，没有添加。`, '请先压缩，或者只放最要紧的部分；录像可以放在别处，在说明里写清地方。');
    if (file.bytes.length === 0) throw new Failure('file', `“${file.name}”是空的，没有添加。`, '请检查原来的文件。');
    const kind = kindOf(file.bytes, file.name);
    if (!kind) throw new Failure('file', `“${file.name}”是程序文件，不能作为附件，没有添加。`, '附件可以是照片、Word、Excel、PDF、压缩包等。');
    if (entityOfRecord(engine, input.subject) === null) throw new Failure('notFound', '找不到附件所属的记录，没有添加。', '请返回刷新后再试。');
    // Every other office would take it away again: what is erased takes the files of its record along, for good.
    if (erasedAmong(engine, [input.subject]).size > 0) throw new Failure('refused', '这条记录的个人信息已按本人要求删除，不能再放附件，没有添加。', '确需留存的，请另外登记一条，附件放在那里。');
    const cleaned = withoutPlace(file.bytes, kind.type);
    const bytes = input.keepPlace ? file.bytes : cleaned.bytes;
    const name = honestName(file.name, kind);
    const set = {
      subject: input.subject,
      name,
      digest: attachmentDigest(bytes),
      size: bytes.length,
      type: kind.type,
      caption: input.caption || null,
      phase: input.phase,
      takenOn: input.takenOn ?? cleaned.takenOn,
      // Old minutes are found by their words.
      text: await searchableText(name, bytes),
    };
    // The file before the record is on disk, which must never name what is not there; after the check, so that what is refused leaves nothing.
    const { ids, tx } = saveChecked(context, [{ entity: 'attachment', id: null, set }], () => void keepAttachment(folder, bytes, whenFull));
    context.tickets.delete(input.ticket);
    return { id: ids[0] ?? '', tx, name, type: kind.type, placeRemoved: cleaned.hadPlace && !input.keepPlace, note: noteOn(file.name, name, kind.type) };
  }

  return {
    attachFile: attach,
    openAttachment({ id }) {
      const row = found(id);
      const bytes = readAttachment(folder, String(row['digest']));
      if (!bytes) {
        const state = stateOf(context, row) ?? notCome;
        const mine = row.site === context.store.life.site;
        throw new Failure('notFound', `“${String(row['name'] ?? '附件')}”不在本机上：${state}。记录本身没有问题。`, mine ? '请插上备份用的U盘，做一次“立即备份”，程序会自动找回。' : '本单位下次导出的文件会自动请对方补送；也可以请对方连同附件再导出一次。');
      }
      // What another office calls its file is not trusted: neither its folder nor its ending.
      const kind = kindOf(bytes, String(row['name']));
      if (!kind) throw new Failure('file', `“${String(row['name'])}”是程序文件，没有打开。`, '请与报送单位联系，问清这是什么文件。');
      const type = kind.type;
      const name = honestName(String(row['name']), kind);
      return { ticket: context.keep({ name, type, bytes }), name, type };
    },
    attachmentStates({ ids }) {
      const states: Record<string, string> = {};
      for (const id of ids) {
        const state = stateOf(context, found(id));
        if (state !== null) states[id] = state;
      }
      return { states };
    },
    getPreviews({ ids }) {
      const previews: Record<string, string> = {};
      const missing: string[] = [];
      for (const id of ids) {
        const bytes = readPreview(folder, String(found(id)['digest']));
        if (!bytes && stateOf(context, found(id)) !== null) previews[id] = '';
        else if (bytes) previews[id] = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
        else missing.push(id);
      }
      return { previews, missing };
    },
    savePreview({ id, ticket }) {
      const { bytes } = ticketed(ticket);
      if (bytes.length > previewLimit || kindOf(bytes, '')?.type !== 'image/jpeg') throw new Failure('invalid', '这不是缩略图，没有保存。');
      keepPreview(folder, String(found(id)['digest']), bytes);
      context.tickets.delete(ticket);
      return { saved: true };
    },
  };
}

const notCome = '附件未随文件到达';

/** Why an attachment's bytes are not here; null where they are. */
function stateOf(context: Context, row: Row): string | null {
  const { engine, folder } = context.store;
  const digest = typeof row['digest'] === 'string' ? row['digest'] : '';
  if (isHeld(folder, digest)) return null;
  if (row['name'] === erasedWord) return '已按本人要求删除';
  if (!isDigest(digest)) return '不公开，没有随文件送来';
  const trouble = troubleOf(engine, digest);
  return trouble === 'damaged' ? '附件损坏，已请对方补送' : trouble === 'program' ? '是程序文件，没有收下' : notCome;
}

function noteOn(given: string, name: string, type: string): string {
  if (type === 'image/heic') return 'HEIC照片不能预览，拍摄地点也去不掉；建议用手机的“最兼容”格式，或转成JPG再添加。原文件已收好。';
  if (name !== given.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() && name.length > given.length) return `“${given}”的内容和后缀不符，已按实际内容存为“${name}”。`;
  return '';
}
