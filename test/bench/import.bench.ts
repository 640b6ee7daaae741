import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read } from '@e965/xlsx';
import type { Input, OperationName, Output } from '#shared/contract.ts';
import { startService } from '#electron/host/startService.ts';
import { book, type Value } from '#test/fixtures/tables/sheets.ts';

// A sheet of 20,000 members into an empty office, from the file's bytes to the last record on disk, beside SheetJS reading the same
// file; and how long the window's other questions wait meanwhile. In the built program's own threads.

const ROWS = 20_000;
const ROUNDS = 5;
const wasm = dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const round = (value: number): number => Number(value.toFixed(2));

const head = ['序号', '姓名', '性别', '出生年月', '政治面貌', '工作单位', '职务', '联系电话', '界别', '备注'];
const sectors = ['教育', '农业', '经济', '医药卫生', '工商联'];
const rows: Value[][] = Array.from({ length: ROWS }, (_, i) => [
  i + 1, `委员${i + 1}`, i % 3 === 0 ? '女' : '男', `19${60 + (i % 35)}.${1 + (i % 12)}.${1 + (i % 28)}`, ['中共党员', '群众', '无党派', '民盟'][i % 4] ?? '', `第${i % 400}单位`, ['主任', '站长', '经理'][i % 3] ?? '',
  `138${String(i).padStart(8, '0')}`, sectors[i % 5] ?? '', i % 7 === 0 ? '常联系' : '',
]);
const bytes = book([{ rows: [['岚川县政协委员名册', ...head.slice(1).map(() => null)], head, ...rows], merges: ['A1:J1'] }]);

function bare(): number {
  const began = performance.now();
  read(bytes, { type: 'array', dense: true });
  return performance.now() - began;
}

interface Round {
  open: number;
  check: number;
  save: number;
  wait: number;
}

async function once(): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-bench-'));
  const service = await startService(pathToFileURL('dist/main/worker.cjs'), { data: join(folder, 'data'), practice: false, today: '2026-11-21', host: 'browser', version: 'bench', wasm });
  const ask = async <O extends OperationName>(operation: O, input: Input<O>): Promise<Output<O>> => {
    const answer = await service.dispatch(operation, input);
    if (!answer.ok) throw new Error(answer.message);
    return answer.value as Output<O>; // the contract ties the name to the type
  };
  await ask('foundOffice', { level: 'county', place: '岚川县', county: '岚川县', office: '政协岚川县委员会办公室', person: '李干事' });
  let wait = 0;
  let going = true;
  const meanwhile = (async () => {
    while (going) {
      const began = performance.now();
      await ask('listRecords', { entity: 'member', limit: 50 });
      wait = Math.max(wait, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const began = performance.now();
  const put = await service.put(new Uint8Array(bytes), '名册.xlsx');
  if (!put.ok) throw new Error(put.message);
  const { ticket } = put.value as { ticket: string }; // the contract of put
  const { layout } = await ask('openTable', { ticket });
  if (!layout) throw new Error('no head');
  const opened = performance.now();
  const { counts } = await ask('readTable', { ticket, plan: { ...layout, columns: layout.columns.map((column) => column.path), hidden: true } });
  if (counts.added !== ROWS) throw new Error(`${counts.added} rows of ${ROWS} are good`);
  const checked = performance.now();
  const report = await ask('importTable', { ticket, doubts: false });
  const saved = performance.now();
  going = false;
  await meanwhile;
  const { total } = await ask('listRecords', { entity: 'member', limit: 1 });
  if (total !== ROWS || report.added !== ROWS) throw new Error(`${total} members came in`);
  await service.close();
  rmSync(folder, { recursive: true, force: true });
  return { open: opened - began, check: checked - opened, save: saved - checked, wait };
}

const peers: number[] = [];
const rounds: Round[] = [];
for (let i = 0; i < ROUNDS; i += 1) {
  if (i % 2 === 0) peers.push(bare());
  rounds.push(await once());
  if (i % 2 === 1) peers.push(bare());
}
const totals = rounds.map(({ open, check, save }) => open + check + save);
console.log(`${ROWS} rows of ${head.length} columns, ${Math.round(bytes.length / 1024)} KB; medians of ${ROUNDS}, ms`);
for (const [what, values] of [
  ['SheetJS reads the same file', peers], ['file opened, head and columns found', rounds.map((one) => one.open)], ['all rows read and checked', rounds.map((one) => one.check)],
  ['all rows saved, on disk', rounds.map((one) => one.save)], ['together', totals], ['the longest wait of another question', rounds.map((one) => one.wait)],
] as const) console.log(`  ${what.padEnd(40)} ${Math.round(median(values)).toString().padStart(7)}`);
const seconds = round(median(totals) / 1000);
console.log(JSON.stringify({
  name: 'import',
  figures: [
    { what: '20,000 rows from the file to the disk, s', value: seconds, goal: '< 10', met: seconds < 10 },
    { what: 'the same, ratio to SheetJS reading the file', value: round(median(totals) / median(peers)), goal: 'none', met: true },
    { what: 'longest wait of another question meanwhile, ms', value: Math.round(median(rounds.map((one) => one.wait))), goal: 'none', met: true },
  ],
}));
