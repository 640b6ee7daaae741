import { formatMonthDay, todayInShanghai } from '#shared/rules/day.ts';
import type { Context } from '#electron/service/context.ts';
import { officeOf } from '#electron/service/office.ts';
import { lastFiles } from '#electron/storage/figures.ts';

/** At the county: by township, whether its file of this month has come. Empty in a township, which waits for nobody. */
export function sentThisMonth(context: Context): Map<string, { words: string; late: boolean }> {
  if (officeOf(context)?.level === 'township') return new Map();
  const month = context.today().slice(0, 7);
  return new Map(
    lastFiles(context.store.engine).map(({ place, receivedAt }) => {
      if (receivedAt === null) return [place, { words: '没有报送过', late: true }];
      const day = todayInShanghai(Date.parse(receivedAt));
      const late = day.slice(0, 7) < month;
      return [place, { words: late ? `本月未报送（上次${formatMonthDay(day)}）` : `${formatMonthDay(day)}已报送`, late }];
    }),
  );
}
