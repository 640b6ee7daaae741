// Writes renderer/print/bundledFonts.css from the font packages: `node build/fonts/writeFontFaces.mjs`, after changing one.
// The packages' own CSS can't be used: it brings every file twice (woff), and names the weight, so that a stack whose first
// font is on the machine would be printed in false bold.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
/** [our family, package, its CSS, weight in the file names] */
const faces = [
  ['Xieshang Kai', 'lxgw-wenkai', '500.css'],
  ['Xieshang Title', 'noto-serif-sc', '900.css'],
  ['Xieshang Hei', 'noto-sans-sc', '400.css'],
];

/** The Kai font's quotes, dashes and dots are narrow: they are left to the next font of the stack, where they are a full character wide. */
const fullWidth = 'U+0-2013,U+2015-2017,U+201E-2025,U+2027-10FFFF';

const lines = ['/* Written by build/fonts/writeFontFaces.mjs. Fonts under the SIL Open Font License 1.1; the last in each stack. */'];
for (const [family, name, file] of faces) {
  const css = readFileSync(path.join(root, 'node_modules/@fontsource', name, file), 'utf8');
  for (const block of css.split('@font-face').slice(1)) {
    const url = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(block)?.[1];
    const range = /unicode-range:\s*([^;]+);/.exec(block)?.[1] ?? fullWidth;
    if (!url) throw new Error(`no woff2 in a face of ${name}`);
    lines.push(`@font-face{font-family:'${family}';font-display:block;src:url('@fontsource/${name}/${url}') format('woff2');unicode-range:${range.replace(/\s+/g, '')}}`);
  }
}
writeFileSync(path.join(root, 'renderer/print/bundledFonts.css'), `${lines.join('\n')}\n`);
console.log(`${lines.length - 1} faces`);
