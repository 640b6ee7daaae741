import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import { isSet } from '#shared/fields.ts';
import { openNativeEngine } from '#electron/storage/engine/nativeEngine.ts';
import { databaseName } from '#electron/storage/store.ts';
import { inChild } from './scaleCityChild.ts';
import { megabytes } from './scaleService.ts';
import { type Figure, round } from './tenYears.ts';

// The ten-year city: the county of the generator and copies of it with ids of their own, up to ten counties, in one data folder; and where
// sql.js ends on the way there. The same folder is opened by both engines, each in a process of its own, for memory is compared.

const standing = new Set<string>(['choice', 'setting', 'holiday']);
const counties = [1, 2, 4, 10];

/** Copies of county number one: every record, link and operation, with ids and numbers of their own. */
function addCounties(folder: string, from: number, to: number): void {
  const engine = openNativeEngine({ path: join(folder, databaseName), create: false, cache: 512 });
  for (let county = from + 1; county <= to; county += 1) {
    const mark = `.${county}`;
    engine.transaction(() => {
      for (const name of entityNames) {
        if (standing.has(name)) continue;
        const fields = Object.entries(entityOf(name).fields).filter(([, field]) => !isSet(field));
        const values = fields.map(([key, field]) => (field.kind === 'ref' && !standing.has(field.to) ? `CASE WHEN "${key}" LIKE '%.%' OR "${key}" = '' THEN "${key}" ELSE "${key}" || '${mark}' END` : `"${key}"`));
        engine.run(`INSERT INTO "${name}"(id, createdAt, changedAt, changedBy, site, deleted, ${fields.map(([key]) => `"${key}"`).join(', ')}) SELECT id || '${mark}', createdAt, changedAt, changedBy, site, deleted, ${values.join(', ')} FROM "${name}" WHERE instr(id, '.') = 0`);
      }
      engine.run(`INSERT INTO link(record, field, element) SELECT record || '${mark}', field, CASE WHEN element LIKE '%.%' THEN element ELSE element || '${mark}' END FROM link WHERE instr(record, '.') = 0`);
      const columns = engine.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', ['op']).map(({ name }) => `"${name}"`);
      const last = engine.get<{ n: number }>('SELECT max(seq) AS n FROM op')?.n ?? 0;
      const moved = columns.map((name) => (name === '"seq"' ? `seq + ${last}` : name === '"record"' ? `record || '${mark}'` : name === '"txFirst"' ? `txFirst + ${last}` : name));
      engine.run(`INSERT INTO op(${columns.join(', ')}) SELECT ${moved.join(', ')} FROM op WHERE instr(record, '.') = 0`);
    });
  }
  engine.close();
}

export async function measureCity(county: string, folder: string, note: (figure: Figure) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(county, databaseName), join(folder, databaseName));
  let there = 1;
  for (const wanted of counties) {
    const began = performance.now();
    addCounties(folder, there, wanted);
    there = wanted;
    const size = megabytes(join(folder, databaseName));
    console.log(`${wanted} counties: ${size} MB, made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    for (const engine of ['sql.js', 'node:sqlite'] as const) {
      const told = inChild(folder, engine);
      if ('failure' in told) {
        console.log(`  ${engine}: ${told.failure}`);
        note({ what: `${wanted} counties, ${size} MB, ${engine}: does not open`, value: size, goal: 'docs/scale.md', met: engine === 'sql.js' });
        continue;
      }
      const ms = (value: number): string => value.toFixed(0);
      console.log(`  ${engine}: ${told.records} records; opened ${ms(told.opened)}, slowest list ${ms(told.list)}, slowest search ${ms(told.search)}, figures ${ms(told.figures)} ms; memory ${ms(told.memory)}, at its most ${ms(told.most)} MB`);
      const large = wanted === counties.at(-1) && engine === 'node:sqlite';
      const figure = (what: string, value: number, limit: number): void => note({ what: `${wanted} counties, ${engine}: ${what}`, value: round(value, 0), goal: large ? `<= ${limit}` : 'told', met: !large || value <= limit });
      figure('records', told.records, 1e9);
      figure('opening, ms', told.opened, 3000);
      figure('slowest list, ms', told.list, 1000);
      figure('slowest search, ms', told.search, 1000);
      figure('figures of a year, ms', told.figures, 5000);
      figure('memory at its most, MB', told.most, 1500);
    }
  }
}
