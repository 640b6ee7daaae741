import type { ArchiveOperations } from '#shared/contract/archive.ts';
import type { Handlers } from '#shared/contract.ts';
import type { Filter } from '#shared/contract/records.ts';
import { Failure } from '#shared/failure.ts';
import { formatDay } from '#shared/rules/day.ts';
import { type InspectionItem, inspectionItems, itemLabel } from '#shared/rules/figures/inspection.ts';
import { figureText } from '#shared/rules/figures/units.ts';
import { ledgerXlsx } from '#electron/documents/ledgerXlsx.ts';
import { escaped, linkTo, photoGrid, rowTable, setPage } from '#electron/documents/setPages.ts';
import { summaryDocx } from '#electron/documents/summaryDocx.ts';
import type { Context } from '#electron/service/context.ts';
import { type FigureFrame, frameOf } from '#electron/service/figureData.ts';
import { figuresOf } from '#electron/service/figurePage.ts';
import { summaryOf } from '#electron/service/figureSummary.ts';
import { type FolderSet, makeSet, safeName } from '#electron/service/folderSet.ts';
import { ledgerOf } from '#electron/service/ledgers.ts';
import { officeOf, settingsNow } from '#electron/service/office.ts';
import { addRecord, shownRows } from '#electron/service/recordSet.ts';
import { countRecords } from '#electron/storage/records.ts';

type Input = Parameters<Handlers['makeInspection']>[0];
type Step = (done: number, total: number, note: string) => Promise<void>;

function conditions(one: InspectionItem, { scope }: FigureFrame): Filter[] {
  const { period, place } = scope;
  const on = one.records?.on ?? null;
  return [
    ...(on === null ? [] : [{ field: on, op: 'from', value: period.from } as const, { field: on, op: 'to', value: period.to } as const]),
    ...(place === null ? [] : [{ field: 'place', op: 'within', value: place } as const]),
  ];
}

/** The figures as a page: every number of the head, the rates and the outcomes, with what they count. */
function figuresPage(context: Context, frame: FigureFrame): string {
  const { groups, rates, outcomes, period } = figuresOf(context, frame);
  const bare = groups.flatMap((group) => group.figures).flatMap((one) => (one.bare ? [`${one.label}另有无明细数${figureText(one.bare.quantity)}${one.unit}：${one.bare.words}，没有计入上表。`] : []));
  const body = [
    `<p class="note">${escaped(frame.placeName)}　${formatDay(period.from)}至${formatDay(period.to)}</p>`,
    ...groups.map((group) => `<h2>${escaped(group.label)}</h2>${rowTable(['项目', '单位', '本期', '去年同期'], group.figures.map((one) => [escaped(one.label), escaped(one.unit), figureText(one.value), figureText(one.before.value)]))}`),
    `<h2>办理质效</h2>${rowTable(['指标', '本期', '分子÷分母'], rates.map((one) => [escaped(one.label), one.text, `${one.numerator.value}÷${one.denominator.value}`]))}`,
    `<h2>办理成果</h2>${rowTable(['成果', '数量', '单位'], outcomes.map((one) => [escaped(one.label), figureText(one.value), escaped(one.unit)]))}`,
    `<p class="note">口径：${escaped([...groups.flatMap((group) => group.figures.map((one) => one.basis)), ...rates.map((one) => one.basis), ...bare].join(''))}</p>`,
  ];
  return setPage('统计表', body.join('\n'));
}

async function addSummary(context: Context, set: FolderSet, folder: string, frame: FigureFrame): Promise<string[]> {
  const { title, paragraphs, basis } = summaryOf(context, frame, 'office');
  const texts = paragraphs.map((pieces) => pieces.map((piece) => piece.text).join(''));
  const docx = await set.add(`${folder}/工作综述.docx`, summaryDocx({ title, paragraphs: texts, basis, signed: { office: officeOf(context)?.name ?? '', on: formatDay(context.today()) }, practice: context.practice }));
  const page = await set.add(`${folder}/统计表.html`, figuresPage(context, frame));
  return [linkTo(docx, '工作综述'), linkTo(page, '统计表')];
}

interface Progress {
  done: number;
  total: number;
  notes: string[];
}

/** The records of an item: their papers and photos, and one page with all the photos in order. */
async function addRecords(context: Context, set: FolderSet, folder: string, one: InspectionItem, frame: FigureFrame, label: string, progress: Progress, step: Step): Promise<string[]> {
  if (!one.records) return [];
  const { rows, hidden } = shownRows(context, one.records.entity, conditions(one, frame), one.records.on ?? 'name');
  const links: string[] = [];
  const album: string[] = [];
  const albumPath = `${folder}/照片册.html`;
  let missing = 0;
  for (const [i, row] of rows.entries()) {
    const day = one.records.on === null ? '' : String(row[one.records.on] ?? '');
    const title = String(row['title'] ?? row['name'] ?? row['theme'] ?? '');
    const files = await addRecord(context, set, `${folder}/${safeName(`${String(i + 1).padStart(4, '0')} ${day} ${title}`, 50)}`, one.records.entity, row.id);
    if (files) {
      missing += files.missing;
      links.push(`${escaped(day)}　${linkTo(files.page, title || '（无标题）')}${files.photos.length === 0 ? '' : `　照片${files.photos.length}张`}`);
      if (files.photos.length > 0) album.push(`<h3>${escaped(`${day}　${title}`)}</h3>${photoGrid(files.photos, albumPath)}`);
    }
    progress.done += 1;
    await step(progress.done, progress.total, label);
  }
  if (hidden > 0) progress.notes.push(`${label}：有${hidden}件不公开，台账里计数并隐去姓名，材料没有放入。`);
  if (missing > 0) progress.notes.push(`${label}：有${missing}个附件不在本机，没有放入。`);
  const shown = album.length === 0 ? [] : [linkTo(await set.add(albumPath, setPage(`${label}照片册`, album.join('\n'))), '照片册（可整本打印）')];
  return [...shown, ...links];
}

/** A folder ready to show an inspector: by item the register, papers and photos, and an index page over all. */
export async function makeInspection(context: Context, input: Input): Promise<ArchiveOperations['makeInspection']> {
  const { period, place, job } = input;
  const frame = frameOf(context, { kind: period.kind, year: period.year, from: period.from, to: period.to }, place);
  const labels = settingsNow(context).inspectionItems;
  const chosen = inspectionItems.filter((one) => input.items.includes(one.key));
  if (chosen.length === 0) throw new Failure('invalid', '没有选检查项目，没有生成文件夹，资料没有改动。', '请至少选一项。');
  const name = `${frame.placeName}${frame.period.label}检查材料${context.practice ? '（练习）' : ''}`;
  const progress: Progress = { done: 0, total: chosen.reduce((sum, one) => sum + 1 + (one.records ? countRecords(context.store.engine, one.records.entity, conditions(one, frame), '') : 0), 0), notes: [] };
  const made = await makeSet(context, { name, job }, async (set, step) => {
    const sections: string[] = [];
    for (const [i, one] of chosen.entries()) {
      const label = itemLabel(one, labels);
      const folder = `${String(i + 1).padStart(2, '0')} ${safeName(label)}`;
      const links = one.key === 'summary' ? await addSummary(context, set, folder, frame) : [];
      if (one.ledger !== null) {
        const sheet = ledgerOf(context, { ledger: one.ledger, period, place, meeting: null, columns: null });
        links.push(`${linkTo(await set.add(`${folder}/${sheet.title}.xlsx`, await ledgerXlsx(sheet, { practice: context.practice })), sheet.title)}（${sheet.rows.length}条）`);
      }
      progress.done += 1;
      await step(progress.done, progress.total, label);
      links.push(...(await addRecords(context, set, folder, one, frame, label, progress, step)));
      sections.push(`<h2>${i + 1}. ${escaped(label)}</h2><ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul>`);
    }
    const head = `<p class="note">${escaped(officeOf(context)?.name ?? '')}　${formatDay(frame.scope.period.from)}至${formatDay(frame.scope.period.to)}　${formatDay(context.today())}整理</p>`;
    const notes = progress.notes.length === 0 ? '' : `<h2>说明</h2><ul>${progress.notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>`;
    await set.add('目录.html', setPage(name, [head, ...sections, notes].join('\n')));
  });
  return { name: made.folder.split(/[\\/]/).at(-1) ?? name, folder: made.folder, files: made.files, bytes: made.bytes, notes: progress.notes };
}
