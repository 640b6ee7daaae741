// Leaves out of antd's one style sheet what no part of the window that was built uses: read at every start, it cost as much as the first page.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';

/** Folders of antd whose classes do not begin with the folder's name. */
const prefixes = { 'float-button': ['float-btn'], grid: ['row', 'col'], 'qr-code': ['qrcode'] };

/**
 * Takes away each selector that names a part which is not used, a window written from right to left, or the variables of the
 * default theme (ours are written at run time); rules and blocks that are empty then go too. What belongs to no part stays.
 * @param {string} css antd's style sheet
 * @param {readonly string[]} unused names of antd's folders
 */
export function withoutParts(css, unused) {
  const names = unused.flatMap((part) => prefixes[part] ?? [part]);
  const named = new RegExp(String.raw`\.css-var-_R_|\.data-ant-cssinjs|\.ant-(?:[\w-]+-rtl|rtl|(?:${names.join('|')})(?:-[\w-]+)?)(?![\w-])`);
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && rule.parent.name.endsWith('keyframes')) return;
    const left = rule.selectors.filter((selector) => !named.test(withoutExclusions(selector)));
    if (left.length === 0) rule.remove();
    else if (left.length < rule.selectors.length) rule.selectors = left;
  });
  sheet.walkAtRules(/^(media|supports|layer|container)$/, (block) => {
    if (block.nodes?.length === 0) block.remove();
  });
  return sheet.toString();
}

/** `:not(.ant-upload)` speaks of what is not there: such a selector stays. */
const withoutExclusions = (selector) => selector.replace(/:not\([^()]*\)/g, '');

/** The folders of antd of which nothing is in the bundle. */
export function unusedParts(moduleIds, folder) {
  const used = new Set(moduleIds.flatMap((id) => /[\\/]antd[\\/]es[\\/]([\w-]+)[\\/]/.exec(id)?.[1] ?? []));
  return readdirSync(path.join(folder, 'es'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !used.has(entry.name))
    .map((entry) => entry.name);
}

/** The step of the window's build. `folder`: where antd lies. */
export function antdStyles(folder) {
  return {
    name: 'antd-styles',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const ids = files.flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules).flatMap(([id, part]) => (part.renderedLength > 0 ? [id] : [])) : []));
        const unused = unusedParts(ids, folder);
        if (unused.length < 10 || !ids.some((id) => id.includes('antd'))) throw new Error('antd lies elsewhere than before: build/antdStyles.mjs');
        for (const file of files) {
          if (file.type === 'asset' && file.fileName.endsWith('.css') && String(file.source).includes('.ant-btn')) file.source = withoutParts(String(file.source), unused);
        }
      },
    },
  };
}
