import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { missingModules, readConfiguration, strangersIn } from '#test/package/checkPackage.ts';

const require = createRequire(import.meta.url);
// The packer's own check; its package is CommonJS and names no entry for it.
const { validateSchema } = require('app-builder-lib/out/util/config/schemaValidator.js') as { validateSchema(schema: unknown, data: unknown): void };
const schema: unknown = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
const wrongs = (configuration: unknown): string => {
  try {
    validateSchema(schema, configuration);
    return '';
  } catch (error) {
    return String(error);
  }
};

test('electron-builder.yml is what electron-builder understands, and a misspelt key is not', () => {
  expect(wrongs(readConfiguration())).toBe('');
  expect(wrongs({ ...readConfiguration(), nsiss: {} })).toContain('nsiss');
});

test('Windows gets an installer in Chinese and a portable program for both processors, and uninstalling leaves the data', () => {
  const { win, nsis } = readConfiguration() as { win: { target: unknown }; nsis: Record<string, unknown> };
  expect(win.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }, { target: 'portable', arch: ['x64', 'arm64'] }]);
  expect(nsis).toMatchObject({ installerLanguages: ['zh_CN'], language: '2052', deleteAppDataOnUninstall: false });
});

test('the fuses shut every other door into the program', () => {
  expect(readConfiguration()['electronFuses']).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('a double click on a bundle opens the program', () => {
  expect(readConfiguration()['fileAssociations']).toMatchObject([{ ext: 'xsb' }]);
});

test('the icon of Windows has every size that it shows', () => {
  const icon = readFileSync('build/icons/icon.ico');
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, i) => icon[6 + 16 * i] || 256);
  expect(sizes).toEqual(expect.arrayContaining([16, 32, 48, 256]));
});

test('the check of the package finds what does not belong there', () => {
  expect(strangersIn(['/dist/main/main.cjs', '/dist/renderer/index.html', '/node_modules/x/index.js', '/dist/main/main.cjs.map', '/test/a.ts', '/dist/stamp'])).toEqual([
    '/node_modules/x/index.js', '/dist/main/main.cjs.map', '/test/a.ts', '/dist/stamp',
  ]);
  expect(missingModules(`require("node:fs"); require('electron'); require("yazl"); require("./sql-wasm.js")\n\t* const pako = require('pako')`)).toEqual(['yazl']);
});
