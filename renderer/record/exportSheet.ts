import type { Input } from '#shared/contract.ts';
import type { LedgerSheet } from '#shared/contract/figures.ts';
import { Failure } from '#shared/failure.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import type { ListQuery } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** More is no paper for a wall or a file: a register of it prints by period from 统计报表. */
const mostPrinted = 2000;

function inputOf({ entity, where = [], search = '', sort = [] }: ListQuery, columns: readonly string[], title: string, conditions: readonly string[], publication: boolean): Input<'getListSheet'> {
  return { entity, where, search, sort, columns: [...columns], title: `${title.slice(0, 70)}${publication ? '（公开版）' : ''}`, conditions: [...conditions], publication };
}

/** The rows of a list as they print: the columns that are on screen, the filter in words under the title. */
export async function sheetToPrint(query: ListQuery, columns: readonly string[], title: string, conditions: readonly string[]): Promise<LedgerSheet> {
  const sheet = await ask('getListSheet', inputOf(query, columns, title, conditions, false));
  if (sheet.rows.length <= mostPrinted) return sheet;
  throw new Failure('refused', `一共${sheet.rows.length}条，一次最多打印${mostPrinted}条，没有打印。`, '请先用上面的条件缩小范围，或用“导出”存为Excel。');
}

/** Saves the rows of a list as .xlsx (`publication`: without names and telephone numbers), with the columns that are on screen and the filter in words under the title. */
export function exportSheet(query: ListQuery, columns: readonly string[], title: string, conditions: readonly string[], publication = false): void {
  void attempt(async () => {
    const { ticket, name, rows } = await ask('makeListSheet', inputOf(query, columns, title, conditions, publication));
    await takeFile(ticket, name);
    notify.done(`已存为${name}，共${rows}条`);
  });
}
