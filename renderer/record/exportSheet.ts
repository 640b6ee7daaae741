import { ask, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import type { ListQuery } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** Saves the rows of a list as .xlsx (`publication`: without names and telephone numbers), with the columns that are on screen and the filter in words under the title. */
export function exportSheet(query: ListQuery, columns: readonly string[], title: string, conditions: readonly string[], publication = false): void {
  void attempt(async () => {
    const { entity, where = [], search = '', sort = [] } = query;
    const { ticket, name, rows } = await ask('makeListSheet', { entity, where, search, sort, columns: [...columns], title: `${title.slice(0, 70)}${publication ? '（公开版）' : ''}`, conditions: [...conditions], publication });
    await takeFile(ticket, name);
    notify.done(`已存为${name}，共${rows}条`);
  });
}
