// Builds dist/: the window with vite, everything that runs in Node with rolldown. `node build/bundle.mjs`, under Node 24.
import { copyFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { rolldown } from 'rolldown';
import { build as vite } from 'vite';
import { antdStyles } from './antdStyles.mjs';
import { root } from './install.mjs';
import { hashSources } from './stamp.mjs';

/** Each becomes dist/main/NAME.cjs. Node 20 and Chromium 130 are the oldest runtimes that a build must run on. */
const programs = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  browser: 'electron/browser.ts',
  worker: 'electron/worker.ts',
};
/** Copied beside them: the storage engine loads sql.js from the folder of its wasm file. */
const besides = ['node_modules/sql.js/dist/sql-wasm.wasm', 'node_modules/sql.js/dist/sql-wasm.js'];

const started = performance.now();
const stamp = hashSources();
const dist = path.join(root, 'dist');
// Built aside and moved in one step, so that a failed build leaves the last good one.
const aside = path.join(root, '.cache', `dist-${process.pid}`);

async function buildProgram([name, input]) {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: ['electron', /^node:/],
    transform: { target: 'node20' },
    logLevel: 'warn',
  });
  await bundle.write({ file: path.join(aside, 'main', `${name}.cjs`), format: 'cjs', sourcemap: true, codeSplitting: false });
  await bundle.close();
}

async function buildWindow() {
  await vite({
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), antdStyles(path.join(root, 'node_modules/antd'))],
    build: {
      outDir: path.join(aside, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  });
}

try {
  await mkdir(path.join(aside, 'main'), { recursive: true });
  await Promise.all([buildWindow(), ...Object.entries(programs).map(buildProgram)]);
  for (const file of besides) await copyFile(path.join(root, file), path.join(aside, 'main', path.basename(file)));
  // The window reads its guide from files of its own.
  await cp(path.join(root, 'docs/user-guide'), path.join(aside, 'renderer/guide'), { recursive: true });
  // Ours are .cjs, but sql.js's glue is CommonJS in a .js, and the package above is "type": "module".
  await writeFile(path.join(aside, 'main', 'package.json'), '{ "type": "commonjs" }\n');
  await writeFile(path.join(aside, 'stamp'), stamp);
  await rm(dist, { recursive: true, force: true });
  await rename(aside, dist);
  console.log(`已构建，用时 ${Math.round(performance.now() - started)} ms`);
} finally {
  await rm(aside, { recursive: true, force: true });
}
