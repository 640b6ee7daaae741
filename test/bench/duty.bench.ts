import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exampleRuleSets } from '#shared/defaults/duty.ts';
import { type DutyItem, dutyItems, type DutySource } from '#shared/rules/duty/rule.ts';
import { ranksOf } from '#shared/rules/duty/rank.ts';
import { scoreMember } from '#shared/rules/duty/score.ts';
import { dutySources } from '#electron/storage/duty.ts';
import { type Engine, openEngine } from '#electron/storage/engine/engine.ts';
import { migrate } from '#electron/storage/migrate.ts';

// Scoring 600 members over 100,000 records: once from records in memory, once with reading them from a database of a county.

const members = Array.from({ length: 600 }, (_, i) => `member${String(i).padStart(3, '0')}`);
const records = 100_000;
const rules = exampleRuleSets.flatMap((set) => set.rules);
const year = { from: '2026-01-01', to: '2026-12-31' };
const rounds = 5;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const dayOf = (n: number): string => `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
const memberOf = (n: number): string => members[(n * 7919) % members.length] ?? '';

function madeUp(): DutySource[] {
  return Array.from({ length: records }, (_, n): DutySource => {
    const item: DutyItem = dutyItems[(n * 31) % dutyItems.length] ?? 'meeting';
    return {
      key: `${item} ${n}`, entity: 'log', record: `r${n}`, member: memberOf(n), item, on: dayOf(n), role: n % 5 === 0 ? 'joint' : 'only', combined: n % 11 === 0,
      level: item === 'opinionAdopted' ? 'level.county' : null, amount: 1, points: item === 'entry' ? 1 : null, rule: null,
    };
  });
}

function scoreAll(sources: readonly DutySource[]): number {
  const byMember = Map.groupBy(sources, (source) => source.member);
  const scores = members.map((id, i) => scoreMember(rules, byMember.get(id) ?? [], { id, standing: i % 6 === 0, joinedOn: null, leftOn: null }, year));
  ranksOf(scores.map(({ member, total, boxes }) => ({ member, total, met: boxes.filter((box) => box.met).length })));
  return scores.reduce((sum, score) => sum + (score.total ?? 0), 0);
}

/** A busy county: 100,000 attendances, activities, opinions, proposals and matters of one year. */
function fill(engine: Engine): void {
  engine.transaction(() => {
    for (let n = 0; n < 5000; n += 1) {
      engine.run('INSERT INTO meeting(id, deleted, title, heldOn) VALUES(?, 0, ?, ?)', [`m${n}`, '协商', dayOf(n)]);
      for (let i = 0; i < 10; i += 1) {
        engine.run('INSERT INTO attendance(id, deleted, meeting, member, state, spoke) VALUES(?, 0, ?, ?, ?, ?)', [
          `a${n}.${i}`, `m${n}`, memberOf(n * 10 + i), i === 9 ? 'attendanceState.absent' : i === 8 ? 'attendanceState.excused' : 'attendanceState.present', i === 0 ? 'speechKind.spoke' : null,
        ]);
      }
    }
    for (let n = 0; n < 12_000; n += 1) {
      engine.run('INSERT INTO log(id, deleted, title, kind, heldOn) VALUES(?, 0, ?, ?, ?)', [`l${n}`, '走访', n % 2 ? 'logKind.visit' : 'logKind.reception', dayOf(n)]);
      for (let i = 0; i < 3; i += 1) engine.run("INSERT OR IGNORE INTO link(record, field, element) VALUES(?, 'members', ?)", [`l${n}`, memberOf(n * 3 + i)]);
    }
    for (let n = 0; n < 6000; n += 1) {
      engine.run("INSERT INTO opinion(id, deleted, title, reportedOn, member, state) VALUES(?, 0, ?, ?, ?, 'opinionState.issued')", [`o${n}`, '信息', dayOf(n), memberOf(n)]);
      if (n % 2) engine.run("INSERT INTO opinionStep(id, deleted, opinion, step, level, \"on\") VALUES(?, 0, ?, 'opinionStep.adopt', 'level.county', ?)", [`s${n}`, `o${n}`, dayOf(n)]);
      engine.run("INSERT INTO problem(id, deleted, title, member, state, finishedOn, resultClass) VALUES(?, 0, '事项', ?, 'problemState.closed', ?, 'resultClass.a')", [`p${n}`, memberOf(n + 1), dayOf(n)]);
      if (n % 3 === 0) engine.run("INSERT INTO proposal(id, deleted, title, submittedOn, member, state) VALUES(?, 0, '提案', ?, ?, 'proposalState.working')", [`t${n}`, dayOf(n), memberOf(n + 2)]);
    }
  });
}

async function main(): Promise<void> {
  const sources = madeUp();
  const pure = Array.from({ length: rounds }, () => {
    const began = performance.now();
    scoreAll(sources);
    return performance.now() - began;
  });
  const folder = mkdtempSync(join(tmpdir(), 'xieshang-bench-'));
  const wasm = join(dirname(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')), 'sql-wasm.wasm');
  const engine = await openEngine({ path: join(folder, 'duty.db'), wasm, create: true });
  try {
    migrate(engine);
    fill(engine);
    let found = 0;
    const processor: number[] = [];
    const whole = Array.from({ length: rounds }, () => {
      const began = performance.now();
      const used = process.cpuUsage();
      const read = dutySources(engine, year);
      found = read.length;
      scoreAll(read);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1000);
      return performance.now() - began;
    });
    const pureMs = Math.round(median(pure));
    const wholeMs = Math.round(median(whole));
    console.log(`scoring 600 members, 100,000 records in memory: ${pureMs} ms; reading and scoring ${found} from the database: ${wholeMs} ms, of processor time ${Math.round(median(processor))} ms`);
    const figures = [
      { what: 'scoring 600 members over 100,000 records, ms', value: pureMs, goal: '<= 1000', met: pureMs <= 1000 },
      { what: `reading ${found} records of a year and scoring 600 members, ms`, value: wholeMs, goal: '<= 1000', met: wholeMs <= 1000 },
    ];
    console.log(JSON.stringify({ name: 'duty', figures }));
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
