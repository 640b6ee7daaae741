import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveOperations, VolumeView } from '#shared/contract/archive.ts';
import type { LateChange } from '#shared/contract/closing.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Filter, Row, Write } from '#shared/contract/records.ts';
import type { EntityName } from '#shared/entities/index.ts';
import { entityOf } from '#shared/entities/index.ts';
import { Failure } from '#shared/failure.ts';
import { formatDay } from '#shared/rules/day.ts';
import { isHidden, withoutWords } from '#shared/rules/telling.ts';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import { escaped, linkTo, rowTable, setPage, spinePage } from '#electron/documents/setPages.ts';
import { archiveChangeCount, archiveChanges, reachNow } from '#electron/service/archiveChanges.ts';
import type { Context } from '#electron/service/context.ts';
import { type FolderSet, makeSet, safeName, setsName, stopSet } from '#electron/service/folderSet.ts';
import { makeInspection } from '#electron/service/inspection.ts';
import { issuedFile } from '#electron/service/issuedFile.ts';
import { makeReader } from '#electron/service/ledgerReader.ts';
import { showFolder } from '#electron/service/maintenance.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import { addRecord } from '#electron/service/recordSet.ts';
import { saveChecked } from '#electron/service/records.ts';
import { boxedSubjects } from '#electron/storage/archive.ts';
import { choicesOf } from '#electron/storage/figures.ts';
import { entityOfRecord } from '#electron/storage/names.ts';
import { listRecords, readChildren, readRecord } from '#electron/storage/records.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a year leaves to be put away: only what is closed, since it won't change any more. */
const sources: readonly { kind: string; retention: string; of: readonly { entity: EntityName; on: string; where: readonly Filter[] }[] }[] = [
  { kind: 'archiveKind.meeting', retention: 'retention.permanent', of: [{ entity: 'meeting', on: 'heldOn', where: [{ field: 'cancelledOn', op: 'is', value: null }] }] },
  { kind: 'archiveKind.problem', retention: 'retention.thirty', of: [{ entity: 'problem', on: 'closedOn', where: [{ field: 'state', op: 'is', value: 'problemState.closed' }] }] },
  { kind: 'archiveKind.studio', retention: 'retention.ten', of: [{ entity: 'log', on: 'heldOn', where: [] }] },
  { kind: 'archiveKind.opinion', retention: 'retention.thirty', of: [{ entity: 'opinion', on: 'reportedOn', where: [] }, { entity: 'proposal', on: 'submittedOn', where: [{ field: 'state', op: 'in', value: ['proposalState.finished', 'proposalState.archived'] }] }] },
  { kind: 'archiveKind.report', retention: 'retention.permanent', of: [{ entity: 'issuedTable', on: 'issuedOn', where: [{ field: 'voidedOn', op: 'is', value: null }] }] },
];

interface Waiting {
  entity: EntityName;
  row: Row;
  on: string;
}

function waitingOf(context: Context, year: number, kind: string): Waiting[] {
  const source = sources.find((one) => one.kind === kind);
  const found = (source?.of ?? []).flatMap(({ entity, on, where }) => {
    const within: Filter[] = [...where, { field: on, op: 'from', value: `${year}-01-01` }, { field: on, op: 'to', value: `${year}-12-31` }];
    return listRecords(context.store.engine, { entity, where: within, search: '', sort: [{ field: on, down: false }], offset: 0, limit: 100_000, deleted: false }).rows.map((row) => ({ entity, row, on: String(row[on]) }));
  });
  const boxed = boxedSubjects(context.store.engine);
  return found.filter((one) => !boxed.has(one.row.id)).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function labelsOf(context: Context): ReadonlyMap<string, string> {
  return new Map(['archiveKind', 'retention'].flatMap((list) => choicesOf(context.store.engine, list).map((one) => [one.id, one.label] as const)));
}

function viewOf(context: Context, row: Row): VolumeView {
  const text = (key: string): string | null => (typeof row[key] === 'string' ? row[key] : null);
  return {
    id: row.id, title: String(row['title']), kind: String(row['kind']), retention: String(row['retention']), number: Number(row['number']),
    pieces: readChildren(context.store.engine, 'archiveItem', 'volume', row.id).length,
    archivedOn: text('archivedOn'), archivedBy: text('archivedBy') ?? '', reopenedOn: text('reopenedOn'), reopenReason: text('reopenReason') ?? '',
    changes: archiveChangeCount(context, row),
  };
}

function volumesOf(context: Context, year: number): Row[] {
  return listRecords(context.store.engine, { entity: 'archiveVolume', where: [{ field: 'year', op: 'is', value: year }], search: '', sort: [{ field: 'number', down: false }], offset: 0, limit: 5000, deleted: false }).rows;
}

function archiveOf(context: Context, year: number): ArchiveOperations['getArchive'] {
  const labels = labelsOf(context);
  const waiting = sources.map(({ kind, retention }) => ({ kind, label: labels.get(kind) ?? '', retention, pieces: waitingOf(context, year, kind).length }));
  return { volumes: volumesOf(context, year).map((row) => viewOf(context, row)), waiting };
}

/** DA/T 22: 永久 Y, 定期30年 D30, 定期10年 D10. A county's own term keeps its name. */
const retentionCodes: Readonly<Record<string, string>> = { 'retention.permanent': 'Y', 'retention.thirty': 'D30', 'retention.ten': 'D10' };

/** A catalogue goes through many hands: of a private record the title stands without the names that it holds. */
function titleOf(context: Context, { entity, row }: Waiting): string {
  const { title, label } = entityOf(entity);
  const text = String(row[title] ?? '') || label;
  if (!isHidden(row)) return text;
  const reader = makeReader(context);
  reader.prepare(entity, [row], []);
  return withoutWords(text, reader.secrets(entity, row));
}

function itemSet(context: Context, given: { volume: string; year: number; retention: string; number: number }, one: Waiting): Write {
  const { fonds, category, organ } = settingsNow(context).archiveCode;
  const { engine } = context.store;
  const site = readRecord(engine, 'site', one.row.site);
  const minutes = one.entity === 'meeting' ? readChildren(engine, 'minutes', 'meeting', one.row.id)[0] : undefined;
  const title = titleOf(context, one);
  const files = readChildren(engine, 'attachment', 'subject', one.row.id).length;
  const code = `${fonds}-${category}·${given.year}-${retentionCodes[given.retention] ?? given.retention}-${organ}-${String(given.number).padStart(4, '0')}`;
  return {
    entity: 'archiveItem', id: null,
    set: { volume: given.volume, subject: one.row.id, number: given.number, code, letter: String(minutes?.['number'] ?? one.row['number'] ?? '') || null, author: String(site?.['office'] ?? officeOf(context)?.name ?? ''), title: title.slice(0, 200), on: one.on, note: files === 0 ? null : `附件${files}个` },
  };
}

/** Pieces of one retention period of a year are numbered through all its boxes, as the catalogue wants it. */
function makeVolumes(context: Context, { year, kinds, perBox }: Parameters<Handlers['makeVolumes']>[0]): ArchiveOperations['makeVolumes'] {
  const labels = labelsOf(context);
  const standing = volumesOf(context, year);
  let box = Math.max(0, ...standing.map((row) => Number(row['number'])));
  const last = new Map<string, number>();
  for (const row of standing) {
    const retention = String(row['retention']);
    const numbers = readChildren(context.store.engine, 'archiveItem', 'volume', row.id).map((item) => Number(item['number']));
    last.set(retention, Math.max(last.get(retention) ?? 0, ...numbers));
  }
  const volumes: { entity: 'archiveVolume'; id: string; set: Write['set'] }[] = [];
  const items: Write[] = [];
  for (const { kind, retention } of kinds) {
    const waiting = waitingOf(context, year, kind);
    for (let at = 0; at < waiting.length; at += perBox) {
      box += 1;
      const id = context.store.effects.newId();
      const title = `${year}年${labels.get(kind) ?? ''}（${labels.get(retention) ?? ''}）第${box}盒`;
      volumes.push({ entity: 'archiveVolume', id, set: { title, year, kind, retention, number: box, place: officeOf(context)?.place ?? null } });
      for (const one of waiting.slice(at, at + perBox)) {
        const number = (last.get(retention) ?? 0) + 1;
        last.set(retention, number);
        items.push(itemSet(context, { volume: id, year, retention, number }, one));
      }
    }
  }
  if (items.length === 0) throw new Failure('refused', `${year}年没有可以归档、还没有组盒的材料，没有改动。`, '办理事项要先销号才能归档；也可以换一个年度。');
  const { tx } = saveChecked(context, [...volumes, ...items]);
  return { volumes: volumes.length, pieces: items.length, tx };
}

function mustRead(context: Context, id: string): Row {
  const row = readRecord(context.store.engine, 'archiveVolume', id);
  if (!row || row.deleted) throw new Failure('notFound', '找不到这一盒档案，可能已被删除。', '请返回刷新后再试。');
  return row;
}

function sheetOf(context: Context, row: Row): LedgerSheet {
  const items = readChildren(context.store.engine, 'archiveItem', 'volume', row.id).toSorted((a, b) => Number(a['number']) - Number(b['number']));
  const column = (label: string, width: number, align: 'left' | 'center' | 'right' = 'left') => ({ label, group: null, width, align, choices: [] });
  const text = (item: Row, key: string) => ({ text: String(item[key] ?? '') });
  const pages = items.reduce((sum, item) => sum + Number(item['pages'] ?? 0), 0);
  return {
    key: 'catalogue', title: '归档文件目录', note: `${String(row['title'])}　保管期限：${labelsOf(context).get(String(row['retention'])) ?? ''}　共${items.length}件`,
    columns: [column('件号', 7, 'center'), column('档号', 30), column('文号', 16), column('责任者', 22), column('题名', 40), column('日期', 15, 'center'), column('密级', 8, 'center'), column('页数', 7, 'right'), column('备注', 14)],
    rows: items.map((item) => ({
      id: item.id, entity: 'archiveItem' as const,
      cells: [
        { text: String(item['number']), number: Number(item['number']) }, text(item, 'code'), text(item, 'letter'), text(item, 'author'), text(item, 'title'),
        typeof item['on'] === 'string' ? { text: item['on'], day: item['on'] } : { text: '' }, text(item, 'secrecy'),
        typeof item['pages'] === 'number' ? { text: String(item['pages']), number: item['pages'] } : { text: '' }, text(item, 'note'),
      ],
    })),
    totals: pages === 0 ? null : ['合计', '', '', '', '', '', '', String(pages), ''].map((one, i) => (i === 7 ? { text: one, number: pages } : { text: one })),
    foot: `立卷单位：${officeOf(context)?.name ?? ''}　制表日期：${formatDay(context.today())}`, cut: false,
  };
}

/** What stands on the back of a box: DA/T 22 asks for 全宗号, 年度, 保管期限, 起止件号 and 盒号. */
function spineOf(context: Context, row: Row): ArchiveOperations['getVolume']['spine'] {
  const labels = labelsOf(context);
  const numbers = readChildren(context.store.engine, 'archiveItem', 'volume', row.id).map((item) => Number(item['number']));
  const span = numbers.length === 0 ? '' : `${Math.min(...numbers)}—${Math.max(...numbers)}`;
  return [
    { label: '全宗号', text: settingsNow(context).archiveCode.fonds }, { label: '年度', text: String(row['year']) }, { label: '保管期限', text: labels.get(String(row['retention'])) ?? '' },
    { label: '类别', text: labels.get(String(row['kind'])) ?? '' }, { label: '起止件号', text: span }, { label: '盒号', text: String(row['number']) },
  ];
}

function changesPage(changes: readonly LateChange[]): string {
  const cells = changes.map((one) => [one.at.slice(0, 10), `${one.office}　${one.who}`, one.title, [one.what, ...one.fields.map((field) => `${field.label}：${field.before || '（空）'}→${field.after || '（空）'}`)].join('；')].map(escaped));
  return setPage('归档后变更', `<p class="note">归档以后收到的文件里带来的变更；盒里的纸质材料仍是归档时的。</p>${rowTable(['时间', '单位·变动人', '记录', '变动'], cells)}`);
}

/** An issued table as its file: it says what it said. */
async function addIssued(context: Context, set: FolderSet, folder: string, id: string): Promise<{ page: string; missing: number }> {
  const { name, bytes } = await issuedFile(context, id);
  return { page: await set.add(`${folder}/${name}`, bytes), missing: 0 };
}

/** A box's folder: catalogue, label, and each piece with its page, minutes and attachments. All files with checksums. */
async function exportArchive(context: Context, year: number, job: string): Promise<ArchiveOperations['exportArchive']> {
  const volumes = volumesOf(context, year);
  if (volumes.length === 0) throw new Failure('refused', `${year}年还没有组盒，没有可以导出的档案。`, '请先“组盒”。');
  const items = volumes.map((row) => readChildren(context.store.engine, 'archiveItem', 'volume', row.id).toSorted((a, b) => Number(a['number']) - Number(b['number'])));
  const total = items.flat().length;
  const notes: string[] = [];
  const name = `${officeOf(context)?.placeName ?? ''}${year}年电子档案${context.practice ? '（练习）' : ''}`;
  const made = await makeSet(context, { name, job }, async (set, step) => {
    let done = 0;
    const sections: string[] = [];
    for (const [i, row] of volumes.entries()) {
      const folder = safeName(`${String(row['number']).padStart(3, '0')} ${String(row['title'])}`);
      const pieces = items[i] ?? [];
      const catalogue = await set.add(`${folder}/归档文件目录.xlsx`, await ledgerXlsx(sheetOf(context, row), { practice: context.practice }));
      await set.add(`${folder}/盒脊.html`, spinePage(spineOf(context, row)));
      const links: string[] = [];
      for (const item of pieces) {
        const subject = String(item['subject'] ?? '');
        const entity = subject === '' ? null : entityOfRecord(context.store.engine, subject);
        const path = `${folder}/${safeName(`${String(item['number']).padStart(4, '0')} ${String(item['title'])}`, 50)}`;
        const files = entity === null ? null : entity === 'issuedTable' ? await addIssued(context, set, path, subject) : await addRecord(context, set, path, entity, subject);
        links.push(`${escaped(String(item['code'] ?? ''))}　${files ? linkTo(files.page, String(item['title'])) : escaped(String(item['title']))}`);
        if (files && files.missing > 0) notes.push(`第${String(item['number'])}件有${files.missing}个附件不在本机，没有放入。`);
        done += 1;
        await step(done, total, String(row['title']));
      }
      const late = archiveChanges(context, row);
      if (late.length > 0) notes.push(`${String(row['title'])}归档后有${late.length}处变更，已列在盒内的“归档后变更”里。`);
      const changed = late.length === 0 ? '' : `<p>${linkTo(await set.add(`${folder}/归档后变更.html`, changesPage(late)), `归档后变更${late.length}处`)}</p>`;
      sections.push(`<h2>${escaped(String(row['title']))}</h2><p>${linkTo(catalogue, '归档文件目录')}</p>${changed}<ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul>`);
    }
    await set.add('总目录.html', setPage(name, sections.join('\n')));
    await set.add('校验值SHA-256.txt', set.files.map((file) => `${file.digest}  ${file.path}\n`).join(''));
  });
  return { name: made.folder.split(/[\\/]/).at(-1) ?? name, folder: made.folder, files: made.files, bytes: made.bytes, notes };
}

export function archiveHandlers(context: Context): Pick<Handlers, keyof ArchiveOperations> {
  return {
    getArchive: ({ year }) => archiveOf(context, year),
    makeVolumes: (input) => makeVolumes(context, input),
    getVolume({ id }) {
      const row = mustRead(context, id);
      return { volume: viewOf(context, row), sheet: sheetOf(context, row), spine: spineOf(context, row), changes: archiveChanges(context, row) };
    },
    async makeCatalogue({ id }) {
      const row = mustRead(context, id);
      const name = `归档文件目录-${safeName(String(row['title']))}.xlsx`;
      return { ticket: context.keep({ name, type: xlsxType, bytes: await ledgerXlsx(sheetOf(context, row), { practice: context.practice }) }), name };
    },
    sealVolume({ id }) {
      const row = mustRead(context, id);
      if (row['archivedOn'] !== null && row['reopenedOn'] === null) throw new Failure('refused', '这一盒已经归档，没有改动。', '');
      saveChecked(context, [{ entity: 'archiveVolume', id, set: { archivedOn: context.today(), archivedBy: context.user() || '未署名', reach: reachNow(context), reopenedOn: null } }]);
      return { id };
    },
    reopenVolume({ id, reason }) {
      const row = mustRead(context, id);
      if (row['archivedOn'] === null || row['reopenedOn'] !== null) throw new Failure('refused', '这一盒没有归档，或者已经启封，没有改动。', '');
      saveChecked(context, [{ entity: 'archiveVolume', id, set: { reopenedOn: context.today(), reopenedBy: context.user() || '未署名', reopenReason: reason } }]);
      return { id };
    },
    exportArchive: ({ year, job }) => exportArchive(context, year, job),
    makeInspection: (input) => makeInspection(context, input),
    stopFolder: ({ job }) => ({ stopped: stopSet(job) }),
    async openFolder({ name }) {
      const folder = join(context.store.folder, setsName, safeName(name, 200));
      if (!existsSync(folder)) throw new Failure('notFound', '这个文件夹已经不在了。', '请重新生成一次。');
      await showFolder(folder);
      return { opened: true };
    },
  };
}
