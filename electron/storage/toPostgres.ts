import { entityOf, isEntityName } from '#shared/entities/index.ts';
import type { Engine, SqlValue } from './engine/engine.ts';

/**
 * The whole database as a script for psql: tables in a schema of their own, rows by COPY, keys, indexes, the Chinese names as comments,
 * and at its end a comparison of row counts and sums that stops the script, and with it the transaction, where one differs. The index of
 * the search is left out: PostgreSQL has its own ways.
 */

interface Column {
  name: string;
  /** PostgreSQL's type. */
  type: 'text' | 'bigint' | 'double precision' | 'bytea';
  notNull: boolean;
  /** Place in the primary key, from 1; 0: none. */
  key: number;
}

interface Table {
  name: string;
  columns: Column[];
  withoutRowid: boolean;
}

/** What must be the same on both sides: of numbers their sum, of texts the sum of their characters, of bytes the sum of their lengths. */
export interface Expected {
  table: string;
  /** null: the number of rows. */
  column: string | null;
  /** In digits, for it may be larger than a number can be exactly. */
  value: string;
}

const rowsAtOnce = 5000;
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The tables that hold records and what belongs to them: no search index, nothing of SQLite's own. */
function tablesOf(engine: Engine): Table[] {
  return engine
    .all<{ name: string; wr: number }>("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .map(({ name, wr }) => ({ name, withoutRowid: wr === 1, columns: columnsOf(engine, name) }));
}

/** SQLite keeps in a column what it was given: the type is what stands there, and what was declared where nothing does. */
function columnsOf(engine: Engine, table: string): Column[] {
  const declared = engine.all<{ name: string; type: string; notnull: number; pk: number }>('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', [table]);
  const kinds = ['integer', 'real', 'text', 'blob'];
  const asked = declared.flatMap(({ name }, i) => kinds.map((kind) => `max(typeof(${quote(name)}) = '${kind}') AS "${i}.${kind}"`));
  // Few columns at a time: SQLite takes two thousand in one answer.
  const found: Record<string, SqlValue> = {};
  for (let from = 0; from < asked.length; from += 400) Object.assign(found, engine.get(`SELECT ${asked.slice(from, from + 400).join(', ')} FROM ${quote(table)}`));
  return declared.map(({ name, type, notnull, pk }, i): Column => {
    const has = (kind: string): boolean => found[`${i}.${kind}`] === 1;
    const words = has('text') || (has('blob') && (has('integer') || has('real')));
    const kind = words ? 'text' : has('blob') ? 'bytea' : has('real') ? 'double precision' : has('integer') ? 'bigint' : declaredType(type);
    return { name, type: kind, notNull: notnull === 1, key: pk };
  });
}

function declaredType(type: string): Column['type'] {
  if (/int/i.test(type)) return 'bigint';
  if (/real|floa|doub/i.test(type)) return 'double precision';
  return /blob/i.test(type) ? 'bytea' : 'text';
}

/** A value in COPY's text format. PostgreSQL holds no NUL in a text: it becomes the sign for one. */
function copyValue(value: SqlValue, type: Column['type']): string {
  if (value === null) return '\\N';
  if (value instanceof Uint8Array) return type === 'bytea' ? `\\\\x${Buffer.from(value).toString('hex')}` : copyValue(Buffer.from(value).toString('utf8'), type);
  if (typeof value === 'number') return String(value);
  return value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\0', '␀');
}

function* rowsOf(engine: Engine, { name, columns, withoutRowid }: Table): Generator<SqlValue[][]> {
  const list = columns.map((column, i) => `${quote(column.name)} AS "${i}"`).join(', ');
  const values = (row: Record<string, SqlValue>): SqlValue[] => columns.map((_, i) => row[String(i)] ?? null);
  // From the last row on, by its key: to count off the rows before would read them all for each page.
  const keys = withoutRowid ? columns.filter((column) => column.key > 0).toSorted((a, b) => a.key - b.key).map((column) => quote(column.name)) : ['rowid'];
  const order = keys.join(', ');
  const marks = keys.map((key, i) => `${key} AS "k${i}"`).join(', ');
  let last: SqlValue[] | null = null;
  for (;;) {
    const from = last ? `WHERE (${order}) > (${keys.map(() => '?').join(', ')})` : '';
    const rows: Record<string, SqlValue>[] = engine.all(`SELECT ${list}, ${marks} FROM ${quote(name)} ${from} ORDER BY ${order} LIMIT ?`, [...(last ?? []), rowsAtOnce]);
    if (rows.length > 0) yield rows.map(values);
    const end = rows.at(-1);
    if (!end || rows.length < rowsAtOnce) return;
    last = keys.map((_, i) => end[`k${i}`] ?? null);
  }
}

function* createTable({ name, columns }: Table): Generator<string> {
  const key = columns.filter((column) => column.key > 0).toSorted((a, b) => a.key - b.key).map((column) => quote(column.name));
  const parts = columns.map((column) => `  ${quote(column.name)} ${column.type}${column.notNull ? ' NOT NULL' : ''}`);
  if (key.length > 0) parts.push(`  PRIMARY KEY (${key.join(', ')})`);
  yield `CREATE TABLE ${quote(name)} (\n${parts.join(',\n')}\n);\n`;
  if (!isEntityName(name)) return;
  const entity = entityOf(name);
  yield `COMMENT ON TABLE ${quote(name)} IS ${text(entity.label)};\n`;
  for (const column of columns) {
    const field = entity.fields[column.name];
    if (field) yield `COMMENT ON COLUMN ${quote(name)}.${quote(column.name)} IS ${text(field.label)};\n`;
  }
}

/** Indexes over plain columns; those over part of a table become indexes over all of it. */
function* createIndexes(engine: Engine, { name }: Table): Generator<string> {
  const indexes = engine.all<{ name: string; uniq: number; partial: number }>(`SELECT name, "unique" AS uniq, partial FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name`, [name]);
  for (const index of indexes) {
    const columns = engine.all<{ name: string | null; desc: number }>('SELECT name, "desc" FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno', [index.name]);
    if (columns.some((column) => column.name === null)) continue;
    yield `CREATE ${index.uniq === 1 && index.partial === 0 ? 'UNIQUE ' : ''}INDEX ON ${quote(name)} (${columns.map((column) => `${quote(column.name ?? '')}${column.desc === 1 ? ' DESC' : ''}`).join(', ')});\n`;
  }
}

/** Sums of clock readings go beyond 64 bits: above and below a milliard by themselves. */
const milliard = 1_000_000_000;

function measured({ name, type }: Column): string {
  return type === 'bigint' || type === 'double precision' ? quote(name) : `length(${quote(name)})`;
}

/** The number of rows and the sums of every table, as they are here. */
export function expectedOf(engine: Engine): Expected[] {
  return tablesOf(engine).flatMap((table) => expectedIn(engine, table));
}

function expectedIn(engine: Engine, table: Table): Expected[] {
  const sums = table.columns.flatMap((column, i) => {
    const what = measured(column);
    if (column.type === 'double precision') return [`coalesce(sum(${what}), 0) AS "${i}"`];
    return [`CAST(coalesce(sum(${what} / ${milliard}), 0) AS TEXT) AS "${i}"`, `CAST(coalesce(sum(${what} % ${milliard}), 0) AS TEXT) AS "${i}.low"`];
  });
  const found = engine.get<Record<string, number | string>>(`SELECT count(*) AS "rows", ${sums.join(', ')} FROM ${quote(table.name)}`) ?? {};
  const whole = (i: number): string => String(BigInt(found[String(i)] ?? 0) * BigInt(milliard) + BigInt(found[`${i}.low`] ?? 0));
  return [
    { table: table.name, column: null, value: String(found['rows'] ?? 0) },
    ...table.columns.map(({ name, type }, i) => ({ table: table.name, column: name, value: type === 'double precision' ? String(found[String(i)] ?? 0) : whole(i) })),
  ];
}

/**
 * The script, in pieces to be written one behind the other; answers what it compares. `schema` is made anew and must not be there.
 * Numbers of two kinds in one column become double precision, so sums of these are compared to nine digits.
 */
export function* postgresScript(engine: Engine, schema: string): Generator<string, { tables: number; rows: number; compared: number }> {
  const tables = tablesOf(engine);
  yield `\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nBEGIN;\nCREATE SCHEMA ${quote(schema)};\nSET LOCAL search_path = ${quote(schema)};\n`;
  let compared = 0;
  let rows = 0;
  for (const table of tables) {
    yield* createTable(table);
    yield `COPY ${quote(table.name)} (${table.columns.map(({ name }) => quote(name)).join(', ')}) FROM stdin;\n`;
    for (const some of rowsOf(engine, table)) {
      rows += some.length;
      yield `${some.map((row) => row.map((value, i) => copyValue(value, table.columns[i]?.type ?? 'text')).join('\t')).join('\n')}\n`;
    }
    yield '\\.\n';
    yield* createIndexes(engine, table);
  }
  yield 'CREATE TABLE "loaded" ("table" text, "column" text, "expected" numeric, "found" numeric);\n';
  for (const table of tables) {
    const expected = expectedIn(engine, table);
    compared += expected.length;
    const found = table.columns.map((column, i) => `coalesce(sum(${measured(column)}), 0)::numeric AS "${i}"`);
    const lines = expected.map(({ column, value }, i) => `(${text(table.name)}, ${column === null ? 'NULL' : text(column)}, ${value}::numeric, ${i === 0 ? 'f."rows"' : `f."${i - 1}"`})`);
    yield `INSERT INTO "loaded" SELECT v.* FROM (SELECT count(*)::numeric AS "rows", ${found.join(', ')} FROM ${quote(table.name)}) f, LATERAL (VALUES ${lines.join(', ')}) AS v;\n`;
  }
  yield `DO $$ DECLARE wrong record; BEGIN
  FOR wrong IN SELECT l.* FROM "loaded" l WHERE abs(l."expected" - l."found") > 1e-9 * greatest(abs(l."expected"), 1) LOOP
    RAISE EXCEPTION 'not the same in %.%: % there, % here', wrong."table", coalesce(wrong."column", 'rows'), wrong."expected", wrong."found";
  END LOOP;
END $$;
COMMIT;
SELECT count(*) FILTER (WHERE "column" IS NULL) AS "tables", sum("found") FILTER (WHERE "column" IS NULL) AS "rows", count(*) AS "counts and sums compared, all the same" FROM ${quote(schema)}."loaded";
`;
  return { tables: tables.length, rows, compared };
}
