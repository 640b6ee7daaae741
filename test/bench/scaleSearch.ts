import { makeIndexer } from '#electron/storage/search/indexer.ts';
import { countPending } from '#electron/storage/search/pending.ts';
import { startBrowserHost } from '#test/e2e/browserHost.ts';
import { askOf } from './scaleService.ts';
import { at, type Figure, openFolder, round } from './tenYears.ts';

// The search of everything on a large data folder, over HTTP: the first answer, and the whole where the first one leaves something unread.

const rounds = 9;
const limit = 100;
/** What the goal was set with. */
const six = ['道路', '排水', '王', 'lcx', '2026', '果园村'];
/** What else a clerk types: single characters and letters, two digits, a phone's tail, words in tens of thousands of records, several words. */
const others = ['水', '村', 'w', '20', '3', '5678', '0935', 'sz', 'wjg', '会议', '协商', '群众', '群众反映', '道路 3', '协商 王', '会议 q', '道路 排水'];

/** Everything into the index, as the program does in idle moments. */
export async function makeIndex(data: string): Promise<void> {
  const { engine } = await openFolder(data);
  const began = performance.now();
  makeIndexer(engine).finish();
  console.log(`the search index of all was made in ${((performance.now() - began) / 1000).toFixed(1)} s, ${countPending(engine)} wait`);
  engine.close();
}

export async function measureSearch(data: string, state: string, note: (figure: Figure) => void): Promise<void> {
  const host = await startBrowserHost(['--data', data, '--today', '2026-11-21']);
  const timed = async (text: string, whole: boolean) => {
    // Something small is saved between, so that nothing is answered from memory.
    await askOf(host, 'saveView', { key: 'bench', content: String(performance.now()) });
    const from = performance.now();
    const { counts, unread } = await askOf(host, 'searchAll', { text, entity: null, limit: 5, whole });
    return { ms: performance.now() - from, unread, found: counts.reduce((sum, { count }) => sum + count, 0) };
  };
  try {
    await askOf(host, 'getSession', {});
    const told: { text: string; median: number; p95: number; whole: number }[] = [];
    console.log(`search, ${state}: ms of the first answer p50, p95; found; whole, where the first leaves some unread`);
    for (const text of [...six, ...others]) {
      const first = [];
      for (let turn = 0; turn < rounds; turn += 1) first.push(await timed(text, false));
      const times = first.map(({ ms }) => ms).toSorted((a, b) => a - b);
      const last = first.at(-1);
      const whole = last && last.unread > 0 ? await timed(text, true) : null;
      told.push({ text, median: at(times, 0.5), p95: at(times, 0.95), whole: whole?.ms ?? 0 });
      console.log(`  ${text}: ${at(times, 0.5).toFixed(0)}, ${at(times, 0.95).toFixed(0)}; ${last?.found}${whole ? ` and ${last?.unread} unread; whole ${whole.ms.toFixed(0)}, found ${whole.found}` : ''}`);
      if (whole && whole.unread > 0) throw new Error(`the whole search of ${text} leaves ${whole.unread} unread`);
    }
    const slowest = (some: readonly string[], of: 'median' | 'p95' | 'whole') => told.filter(({ text }) => some.includes(text)).toSorted((a, b) => b[of] - a[of])[0];
    const figure = (what: string, value: number, goal: number): void => note({ what: `search of everything, ${state}: ${what}, ms`, value: round(value, 0), goal: `<= ${goal}`, met: value <= goal });
    for (const [name, some] of [['six', six], [`${others.length} others`, others]] as const) {
      for (const kind of ['median', 'p95'] as const) figure(`first answer, the slowest of ${name} (${slowest(some, kind)?.text}), ${kind}`, slowest(some, kind)?.[kind] ?? NaN, limit);
    }
    const whole = slowest([...six, ...others], 'whole');
    figure(`the whole, where the first leaves some unread, the slowest (${whole?.text})`, whole?.whole ?? NaN, 3000);
  } finally {
    await host.end();
  }
}
