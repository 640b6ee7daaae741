import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** Who may import whom (docs/architecture.md), over what the parser finds in the sources. */

/** A source file of the project: its path from the root, with `/`, and its text. */
export interface Source {
  path: string;
  text: string;
}

interface Import {
  from: string;
  /** As written. */
  written: string;
  /** A project path without `#`, `node:NAME`, or a package's name. */
  to: string;
  typeOnly: boolean;
}

const roots = ['shared', 'electron', 'renderer', 'test', 'build'];

export function readSources(root = '.'): Source[] {
  return roots.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
      // The peers of a benchmark install packages of their own.
      .filter((path) => !/(^|[\\/])node_modules[\\/]/.test(path))
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts'))
      .map((path) => ({ path, text: readFileSync(posix.join(root, path), 'utf8') })),
  );
}

const builtin = new Set(builtinModules);

function target(from: string, written: string): string {
  if (written.startsWith('#')) return written.slice(1);
  if (written.startsWith('.')) return posix.join(posix.dirname(from), written);
  if (written.startsWith('node:') || builtin.has(written)) return written.startsWith('node:') ? written : `node:${written}`;
  return written.split('/', written.startsWith('@') ? 2 : 1).join('/');
}

/** Every import and re-export of a source. Throws for one that does not parse, or imports what no check can read. */
export function importsOf({ path, text }: Source): Import[] {
  const { module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const found: { written: string; typeOnly: boolean }[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    found.push({ written: moduleRequest.value, typeOnly: entries.length > 0 && entries.every((entry) => entry.isType) });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) found.push({ written: moduleRequest.value, typeOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const [, written] = /^(['"])([^'"]+)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.slice(1) ?? [];
    if (!written && /^(test|build)\//.test(path)) continue; // tests load what they have just written
    if (!written) throw new Error(`${path}: an import() whose address is not a plain string`);
    found.push({ written, typeOnly: false });
  }
  return found.map(({ written, typeOnly }) => ({ from: path, written, to: target(path, written), typeOnly }));
}

interface Rule {
  name: string;
  /** Which files it is about. The first rule that fits a file is the one that holds. */
  files: RegExp;
  /** What they may import; null is anything. */
  may: RegExp | null;
}

const electronFiles = /^electron\/(main|preload|host\/ipc|host\/electronShell)\.ts$/;
const shared = 'shared/|valibot$|pinyin-pro$';
const editor = '@tiptap/[a-z-]+$|diff$';
const react = 'react$|react-dom$|antd$|@ant-design/icons$|dayjs$|@tanstack/react-virtual$|zustand$|echarts$';

/** A row for each row of the table. */
export const rules: readonly Rule[] = [
  { name: 'tests may import anything', files: /^(test|build)\//, may: null },
  { name: 'shared imports shared', files: /^shared\//, may: new RegExp(`^(${shared})`) },
  { name: 'the preload imports electron, and types of shared', files: /^electron\/preload\.ts$/, may: /^(electron$|shared\/)/ },
  { name: 'hosts import hosts, the service and shared', files: /^electron\/(main|browser|worker|host\/.*)\.ts$/, may: /^(electron$|electron\/(host|service)\/|shared\/|node:)/ },
  { name: 'the service never sees electron or sql.js', files: /^electron\/service\//, may: new RegExp(`^(electron/(service|storage|sync|documents|sample)/|${shared}|node:)`) },
  { name: 'the plan of an import is pure', files: /^electron\/sync\/plan\.ts$/, may: new RegExp(`^(${shared})`) },
  { name: 'sync imports storage and shared', files: /^electron\/sync\//, may: new RegExp(`^(electron/(sync|storage)/|${shared}|node:|age-encryption$|@noble/ciphers$|yazl$|yauzl$)`) },
  { name: 'documents import shared and paper libraries', files: /^electron\/documents\//, may: new RegExp(`^(electron/documents/|${shared}|node:|docx$|docxtemplater$|pizzip$|@e965/xlsx$|@cj-tech-master/excelts$|yazl$|yauzl$|mammoth$|word-extractor$)`) },
  { name: 'migrations are frozen: they import nothing', files: /^electron\/storage\/migrations\//, may: /^$/ },
  { name: 'storage imports shared, sql.js and node', files: /^electron\/storage\//, may: new RegExp(`^(electron/storage/|${shared}|sql\\.js$|node:)`) },
  { name: 'the sample is data over shared', files: /^electron\/sample\//, may: new RegExp(`^(electron/(sample|service|storage)/|${shared}|node:)`) },
  { name: 'ui knows nothing of the domain', files: /^renderer\/ui\//, may: new RegExp(`^(renderer/ui/|shared/(rules|failure\\.ts)|pinyin-pro$|${react})`) },
  { name: 'state imports the bridge and shared', files: /^renderer\/(state\/|bridge\.ts$|browserBridge\.ts$)/, may: new RegExp(`^(renderer/(state/|bridge\\.ts$|browserBridge\\.ts$)|${shared}|react$|zustand$)`) },
  { name: 'record and print import ui, state and shared', files: /^renderer\/(record|print)\//, may: new RegExp(`^(renderer/(record/|print/|ui/|state/|bridge\\.ts$)|${shared}|${react}|${editor})`) },
  { name: 'the window imports itself and shared', files: /^renderer\//, may: new RegExp(`^(renderer/|${shared}|${react})`) },
];

/** Files that may hold SQL besides storage: what they say is Chinese or data, never statements. */
const sql = /\b(SELECT\s[\s\S]*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIRTUAL|TRIGGER))\s/;

/** The cycles among sources, types included: each as a list of paths. */
function cycles(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) return void found.push([...trail.slice(at), path]);
    if (done.has(path)) return;
    for (const { to } of next.get(path) ?? []) if (next.has(to)) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}

/** Everything that breaks a rule, one line each. */
export function objections(sources: readonly Source[]): string[] {
  const imports = sources.flatMap(importsOf);
  const all: string[] = [];
  for (const { from, written, to, typeOnly } of imports) {
    const rule = rules.find(({ files }) => files.test(from));
    const page = /^renderer\/pages\/([^/]+)\//;
    const [ownPage, otherPage] = [page.exec(from)?.[1], page.exec(to)?.[1]];
    if (!rule) all.push(`${from}: no rule says what it may import`);
    else if (rule.may && !rule.may.test(to)) all.push(`${from} -> ${to}: ${rule.name}`);
    if (written.split('/').includes('..')) all.push(`${from} -> ${written}: ../ is not used`);
    if (written.startsWith('.') && !/\.(ts|tsx|css|svg|png|mjs)$/.test(written)) all.push(`${from} -> ${written}: its ending is missing`);
    if (to === 'electron' && !electronFiles.test(from) && !(from.startsWith('test/') && typeOnly)) all.push(`${from} -> electron: only four files name Electron`);
    if (to.startsWith('test/') && !/^(test|build)\//.test(from)) all.push(`${from} -> ${to}: nothing imports a test`);
    if (ownPage && otherPage && ownPage !== otherPage) all.push(`${from} -> ${to}: a page never imports another page`);
    if (from === 'electron/preload.ts' && to !== 'electron' && !typeOnly) all.push(`${from} -> ${to}: the preload imports types only`);
  }
  for (const cycle of cycles(imports)) all.push(`${cycle.join(' -> ')}: a cycle`);
  for (const { path, text } of sources) {
    if (!/^(electron\/storage|test|build)\//.test(path) && sql.test(text)) all.push(`${path}: SQL stands in storage only`);
  }
  return all;
}
