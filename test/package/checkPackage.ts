import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { load } from 'js-yaml';
import { type Made, readFuses } from '#test/package/makePackage.ts';

export interface Figure {
  what: string;
  value: number | string;
  goal: string;
  met: boolean;
}

const fact = (what: string, wrong: readonly string[], goal: string): Figure => ({ what, value: wrong.length === 0 ? 'ok' : wrong.join('; '), goal, met: wrong.length === 0 });

/** The configuration that the packages are made by. */
export function readConfiguration(): Record<string, unknown> {
  return load(readFileSync('electron-builder.yml', 'utf8')) as Record<string, unknown>; // a mapping, or the schema check fails
}

/** Everything in the asar that has no business there. */
export function strangersIn(files: readonly string[]): string[] {
  const allowed = [/^\/package\.json$/, /^\/dist\/main\/(main|preload|browser|worker)\.cjs$/, /^\/dist\/main\/sql-wasm\.(js|wasm)$/, /^\/dist\/main\/package\.json$/, /^\/dist\/renderer\/guide\/[\w-]+\.(md|pdf)$/, /^\/dist\/renderer\/.+\.(html|js|css|svg|png|woff2?|ttf|otf|json|wasm|txt)$/];
  return files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
}

/** What built code loads that the packed program has not: everything but Electron and Node's own. */
export function missingModules(code: string): string[] {
  const own = new Set([...builtinModules, 'electron']);
  const run = code.replace(/^\s*(?:\*|\/\/).*$/gm, ''); // examples in comments
  const named = [...run.matchAll(/\brequire\(\s*["']([^"'\n]+)["']\s*\)/g)].map(([, name = '']) => name);
  return [...new Set(named)].filter((name) => !own.has(name.replace(/^node:/, '')) && !name.startsWith('.'));
}

function isFolder(asar: string, file: string): boolean {
  return 'files' in statFile(asar, file.slice(1));
}

/** What can be told of a package without running it. */
export async function checkPackage(made: Made, appId: string): Promise<Figure[]> {
  const asar = join(made.unpacked, 'resources/app.asar');
  const files = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/')).filter((file) => !isFolder(asar, file));
  const packed = JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as Record<string, unknown>; // the packer's own
  const code = files.filter((file) => /^\/dist\/main\/\w+\.cjs$/.test(file)).map((file) => extractFile(asar, file.slice(1)).toString('utf8'));
  const fuses = await readFuses(join(made.unpacked, 'xieshang'));
  const wanted = readConfiguration()['electronFuses'] as Record<string, boolean>; // the schema says so
  const size = statSync(asar).size / 1024 / 1024;
  return [
    fact('the asar holds the built program and nothing else', strangersIn(files), 'no other file'),
    { what: 'files in the asar', value: files.length, goal: '> 10', met: files.length > 10 },
    fact('development dependencies in the package', Object.keys(packed['devDependencies'] ?? {}), 'none'),
    fact('modules that the built code asks for and are not there', [...new Set(code.flatMap(missingModules))], 'none'),
    { what: 'the program without Electron, MB', value: Number(size.toFixed(1)), goal: '<= 60', met: size <= 60 },
    fact('fuses, read back from the program', Object.entries(wanted).filter(([name, on]) => fuses[name] !== on).map(([name]) => name), 'as electron-builder.yml sets them'),
    ...checkDeb(made.deb, appId),
  ];
}

function checkDeb(deb: string, appId: string): Figure[] {
  const tool = (...args: string[]): string => spawnSync('dpkg-deb', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout;
  const list = tool('--contents', deb).trim().split('\n').map((line) => line.split(/\s+/));
  const paths = list.map((parts) => parts[5] ?? '');
  const base = `./opt/apps/${appId}/`;
  const needed = ['info', 'files/xieshang', 'files/resources/app.asar', `entries/applications/${appId}.desktop`, `entries/icons/hicolor/512x512/apps/${appId}.png`, `entries/mime/packages/${appId}.xml`];
  const sandbox = list.find((parts) => parts[5] === `${base}files/chrome-sandbox`);
  const unpack = (name: string): string => spawnSync('sh', ['-c', 'dpkg-deb --fsys-tarfile "$0" | tar -xO "$1"', deb, `${base}${name}`], { encoding: 'utf8' }).stdout;
  const desktop = unpack(`entries/applications/${appId}.desktop`);
  const fields = tool('--field', deb);
  return [
    fact('the .deb lies under /opt/apps', paths.filter((path) => !path.startsWith(base) && !base.startsWith(path)), 'nothing elsewhere'),
    fact('the layout of UOS', needed.filter((name) => !paths.includes(`${base}${name}`)), 'info, files, entries'),
    fact('its sandbox', sandbox?.[0] === '-rwsr-xr-x' && sandbox[1] === 'root/root' ? [] : [String(sandbox?.slice(0, 2))], 'root, set-uid'),
    fact('files that others could write to', list.filter(([mode = '']) => mode[8] === 'w' || mode[5] === 'w').map((parts) => parts[5] ?? '').filter((path) => !path.includes(' -> ')), 'none'),
    fact('its desktop entry', [`Exec=/opt/apps/${appId}/files/xieshang %f`, 'MimeType=application/x-xieshang-bundle;', 'Name=基层协商工作台'].filter((line) => !desktop.includes(line)), 'opens bundles'),
    fact('its file type', unpack(`entries/mime/packages/${appId}.xml`).includes('glob pattern="*.xsb"') ? [] : ['no glob'], '*.xsb'),
    fact('its info', (JSON.parse(unpack('info')) as { appid?: string }).appid === appId ? [] : ['appid'], 'the same id'),
    fact('its control file', ['Package: ', 'Version: ', 'Architecture: amd64', 'Depends: ', 'Installed-Size: '].filter((name) => !fields.includes(name)), 'complete'),
    { what: 'the .deb, MB', value: Number((statSync(deb).size / 1024 / 1024).toFixed(1)), goal: '<= 160', met: statSync(deb).size <= 160 * 1024 * 1024 },
  ];
}
