import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationName } from '#shared/contract.ts';
import { type EntityName, isEntityName } from '#shared/entities/index.ts';
import { entityNames, entityOf } from '#shared/entities/index.ts';
import type { Loot } from '#test/electron/service/hostileInputs.ts';

const codes = new Set(['invalid', 'stale', 'notFound', 'reason', 'locked', 'refused', 'file', 'storage']);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of columns that are no words of a person: `heldOn`, `placeKind`. */
const columns = new Set(entityNames.flatMap((name) => [name, ...Object.keys(entityOf(name).fields)]).filter((name) => /[a-z][A-Z]/.test(name)));

/** What in a sentence for a person comes from the machine; null when nothing does. What the caller wrote himself may stand in it. */
function foreign(said: string, asked: string): string | null {
  if (!said.isWellFormed()) return 'half of a pair of surrogates';
  if (said.length > 2000) return `a sentence of ${said.length} characters`;
  const text = said.replaceAll(/“[^”]*”/g, ''); // names of files and records that somebody gave
  if (/\n\s+at |node:|\.ts:|\bError\b|\bundefined\b|\[object |\bSELECT\b|SQLITE|UNIQUE constraint/.test(text) && !/DROP TABLE|SELECT/.test(asked)) return 'words of the machine';
  for (const [word] of text.matchAll(/[A-Za-z]{3,}/g)) if (columns.has(word) && !asked.includes(word)) return `the column ${word}`;
  return null;
}

/** What is wrong with an answer of the door; null when nothing is. `hidden` are places that no answer may name. */
export function wrongWith(answer: unknown, asked: string, hidden: readonly string[]): string | null {
  if (!isRecord(answer) || typeof answer['ok'] !== 'boolean') return 'no answer of the door';
  const whole = JSON.stringify(answer);
  const place = hidden.find((one) => whole.includes(one) && !asked.includes(one));
  if (place !== undefined) return `it names ${place}`;
  if (answer['ok']) return Object.keys(answer).toSorted().join() === 'ok,value' && answer['value'] !== undefined ? null : 'more or less than a value';
  const { code, message, fix, fields = [], ...more } = answer;
  if (Object.keys(more).join() !== 'ok') return 'more than a failure';
  if (typeof code !== 'string' || !codes.has(code)) return `the code ${String(code)}`;
  if (typeof message !== 'string' || typeof fix !== 'string' || !Array.isArray(fields)) return 'a failure without words';
  if (!/\p{Script=Han}/u.test(message)) return 'a message that is not Chinese';
  const odd = foreign(message, asked) ?? foreign(fix, asked);
  if (odd !== null) return odd;
  for (const one of fields) if (!isRecord(one) || typeof one['field'] !== 'string' || typeof one['message'] !== 'string') return 'a field without words';
  for (const one of fields as { message: string }[]) { // looked at above
    const wrong = foreign(one.message, asked);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** What a quiet moment may write, or a file going out whatever becomes of it; the database is asked for its log instead. */
const ownAccord = /^(logs$|identity\.json|xieshang\.db)/;

/** Every file below a data folder with its size and the instant of its last change. */
export function standOf(folder: string): string {
  const lines: string[] = [];
  const look = (at: string, of: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (of === '' && ownAccord.test(entry.name)) continue;
      const path = join(at, entry.name);
      if (entry.isDirectory()) look(path, `${of}${entry.name}/`);
      else {
        const { size, mtimeMs } = statSync(path);
        lines.push(`${of}${entry.name} ${size} ${mtimeMs}`);
      }
    }
  };
  look(folder, '');
  return lines.toSorted().join('\n');
}

const most = 60;

/** Keeps of an answer what a caller could use for the next call. */
export function plunder(loot: Loot, operation: OperationName, input: unknown, value: unknown): void {
  const keep = (list: string[], text: unknown): void => {
    if (typeof text !== 'string' || list.includes(text)) return;
    list.push(text);
    if (list.length > most) list.shift();
  };
  if (!isRecord(value)) return;
  keep(loot.tickets, value['ticket']);
  for (const key of ['tx', 'name', 'number', 'code', 'recovery', 'reset', 'passphrase']) keep(loot.texts, value[key]);
  const ofEntity = (entity: EntityName): string[] => {
    const known = loot.ids.get(entity) ?? [];
    loot.ids.set(entity, known);
    return known;
  };
  const asked = isRecord(input) ? input : {};
  if (operation === 'saveRecords' && Array.isArray(value['ids']) && Array.isArray(asked['writes'])) {
    (asked['writes'] as { entity: string }[]).forEach(({ entity }, i) => isEntityName(entity) && keep(ofEntity(entity), (value['ids'] as unknown[])[i])); // as the answer lists them
  }
  const { entity } = asked;
  for (const row of Array.isArray(value['rows']) ? (value['rows'] as unknown[]) : []) {
    if (isRecord(row) && typeof entity === 'string' && isEntityName(entity)) keep(ofEntity(entity), row['id']);
  }
  if (operation === 'getChoices') for (const one of value['choices'] as { id: string; list: string }[]) { // the contract of getChoices
    const known = loot.choices.get(one.list) ?? [];
    loot.choices.set(one.list, known);
    keep(known, one.id);
  }
}
