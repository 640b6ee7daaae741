import type { Row } from '#shared/contract/records.ts';
import { type EntityName, entityNames, entityOf } from '#shared/entities/index.ts';
import { isHidden, withoutWords } from '#shared/rules/telling.ts';
import { paperDocx } from '#electron/documents/paperDocx.ts';
import { escaped, factTable, linkTo, type Photo, photoGrid, rowTable, setPage } from '#electron/documents/setPages.ts';
import type { Context } from '#electron/service/context.ts';
import { type FolderSet, safeName } from '#electron/service/folderSet.ts';
import { makeReader, readAll } from '#electron/service/ledgerReader.ts';
import { standingVersion } from '#electron/service/meetingData.ts';
import { paperOf } from '#electron/service/paperOf.ts';
import { ownTemplate } from '#electron/service/templates.ts';
import { readAttachment } from '#electron/storage/attachments.ts';
import { readChildren, readRecord } from '#electron/storage/records.ts';

/** Parts that are no facts of the matter: texts kept whole elsewhere, and words between offices. */
const passedOver: ReadonlySet<EntityName> = new Set<EntityName>(['attachment', 'review', 'minutesVersion', 'issue', 'lateReason', 'archiveItem', 'minutes']);

/** How a part stands among others, and who may see it: nothing of the matter itself. */
const passedFields: ReadonlySet<string> = new Set(['order', 'privacy', 'corrects', 'after']);

export interface RecordFiles {
  /** Path of the page with every field and step. */
  page: string;
  /** Everything else that was put beside it. */
  others: { path: string; words: string }[];
  photos: Photo[];
  /** Attachments whose file is not on this machine. */
  missing: number;
}

async function addAttachments(context: Context, set: FolderSet, folder: string, subject: string): Promise<Omit<RecordFiles, 'page'>> {
  const reader = makeReader(context);
  const rows = readChildren(context.store.engine, 'attachment', 'subject', subject).filter((row) => !row.deleted && !isHidden(row));
  reader.prepare('attachment', rows, []);
  const found: Omit<RecordFiles, 'page'> = { others: [], photos: [], missing: 0 };
  for (const row of rows) {
    const bytes = readAttachment(context.store.folder, String(row['digest']));
    if (!bytes) {
      found.missing += 1;
      continue;
    }
    const path = await set.add(`${folder}/附件/${String(row['name'])}`, bytes);
    const words = ['phase', 'caption', 'takenOn'].map((key) => reader.cell('attachment', row, key).text).filter((text) => text !== '').join('　');
    if (String(row['type'] ?? '').startsWith('image/')) found.photos.push({ path, words: words || String(row['name']) });
    else found.others.push({ path, words: String(row['name']) });
  }
  return found;
}

/** The minutes that were signed, as they went out. */
async function addMinutes(context: Context, set: FolderSet, folder: string, meeting: string): Promise<{ path: string; words: string }[]> {
  const files: { path: string; words: string }[] = [];
  for (const minutes of readChildren(context.store.engine, 'minutes', 'meeting', meeting)) {
    if (minutes.deleted || !standingVersion(context, minutes.id)) continue;
    const bytes = paperDocx(paperOf(context, 'minutes', minutes.id, 'two'), ownTemplate(context, 'minutes'));
    files.push({ path: await set.add(`${folder}/会议纪要.docx`, bytes), words: '会议纪要' });
  }
  return files;
}

function partsHtml(context: Context, entity: EntityName, row: Row, hide: boolean): string {
  const reader = makeReader(context);
  return entityNames
    .filter((name) => !passedOver.has(name) && entityOf(name).scope === 'parent')
    .map((name) => {
      const definition = entityOf(name);
      const by = (definition.parents ?? []).find((key) => {
        const field = definition.fields[key];
        return field?.kind === 'ref' && field.to === entity;
      });
      if (by === undefined) return '';
      const rows = readChildren(context.store.engine, name, by, row.id).filter((one) => !one.deleted).slice(0, 500);
      if (rows.length === 0) return '';
      reader.prepare(name, rows, []);
      const keys = definition.list.filter((key) => key !== by);
      // A part has more fields than a table has room for: what else is filled stands in one last column, each with its name.
      const others = definition.groups.flatMap((group) => group.fields).filter((key) => key !== by && !keys.includes(key) && !passedFields.has(key));
      const rest = rows.map((one) =>
        others
          .map((key) => [definition.fields[key]?.label ?? key, reader.cell(name, one, key, hide).text] as const)
          .filter(([, text]) => text !== '')
          .map(([label, text]) => `${label}：${text}`)
          .join('；'),
      );
      const more = rest.some((text) => text !== '');
      const cells = rows.map((one, i) => [...keys.map((key) => escaped(reader.cell(name, one, key, hide).text)), ...(more ? [escaped(rest[i] ?? '')] : [])]);
      return `<h2>${escaped(definition.label)}</h2>${rowTable([...keys.map((key) => definition.fields[key]?.label ?? key), ...(more ? ['其他'] : [])], cells)}`;
    })
    .join('');
}

/** One record as files: a page of all it says, the signed minutes, and every attachment that may be shown. */
export async function addRecord(context: Context, set: FolderSet, folder: string, entity: EntityName, id: string): Promise<RecordFiles | null> {
  const row = readRecord(context.store.engine, entity, id);
  if (!row || row.deleted) return null;
  const definition = entityOf(entity);
  const hide = isHidden(row);
  const reader = makeReader(context);
  reader.prepare(entity, [row], []);
  const secrets = reader.secrets(entity, row);
  const without = (text: string): string => withoutWords(text, secrets);
  const title = without(reader.cell(entity, row, definition.title).text) || definition.label;
  const page = `${folder}/${safeName(title, 30)}.html`;
  const files = await addAttachments(context, set, folder, id);
  const papers = entity === 'meeting' ? await addMinutes(context, set, folder, id) : [];
  const others = [...papers, ...files.others];
  const facts = definition.groups.map((group) => {
    const lines = group.fields.flatMap((key) => {
      const field = definition.fields[key];
      return field ? [{ label: field.label, text: without(reader.cell(entity, row, key).text) }] : [];
    });
    const table = factTable(lines);
    return table === '' ? '' : `<h2>${escaped(group.label)}</h2>${table}`;
  });
  const derived = Object.entries(definition.fields).filter(([, field]) => field.derived && field.kind !== 'flag').map(([key, field]) => ({ label: field.label, text: reader.cell(entity, row, key).text }));
  const body = [
    ...facts,
    factTable(derived) === '' ? '' : `<h2>现状</h2>${factTable(derived)}`,
    without(partsHtml(context, entity, row, hide)),
    others.length === 0 ? '' : `<h2>文件</h2><ul>${others.map((one) => `<li>${linkTo(one.path, one.words, page)}</li>`).join('')}</ul>`,
    files.photos.length === 0 ? '' : `<h2>照片</h2>${photoGrid(files.photos, page)}`,
    files.missing === 0 ? '' : `<p class="note">另有${files.missing}个附件不在本机，没有放入。</p>`,
  ].join('\n');
  return { page: await set.add(page, setPage(title, body)), others, photos: files.photos, missing: files.missing };
}

/** Records of a set by conditions, in order of day. Those kept private are counted, not shown. */
export function shownRows(context: Context, entity: EntityName, where: Parameters<typeof readAll>[2], day: string): { rows: Row[]; hidden: number } {
  const all = readAll(context, entity, where, [{ field: day, down: false }]);
  const rows = all.filter((row) => !isHidden(row));
  return { rows, hidden: all.length - rows.length };
}
