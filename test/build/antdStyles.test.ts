import { readFileSync } from 'node:fs';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { unusedParts, withoutParts } from '#build/antdStyles.mjs';

describe('antd\'s style sheet without the parts that the window does not use', () => {
  it('loses the rules of those parts and keeps all others', () => {
    const css = [
      '.ant-btn{color:red}',
      '.ant-steps{color:blue}',
      '.ant-steps-item, .ant-btn-lg{color:green}',
      '.ant-select .ant-select-tree{color:black}',
      '.ant-tree .ant-tree-node{color:white}',
      '.ant-btn-rtl{direction:rtl}',
      '.css-var-_R_0_{--ant-blue:#00f}',
      '.anticon{line-height:0}',
    ].join('\n');
    expect(withoutParts(css, ['steps', 'tree']).split('\n').filter((line) => line !== '')).toEqual([
      '.ant-btn{color:red}',
      '.ant-btn-lg{color:green}',
      '.ant-select .ant-select-tree{color:black}',
      '.anticon{line-height:0}',
    ]);
  });

  it('keeps a rule that speaks of such a part only to leave it out, and the frames of animations', () => {
    const css = '.ant-btn:not(.ant-steps){color:red}\n@keyframes ant-steps-in{from{opacity:0}to{opacity:1}}\n@media print{.ant-steps{color:blue}}';
    expect(withoutParts(css, ['steps']).trim()).toBe('.ant-btn:not(.ant-steps){color:red}\n@keyframes ant-steps-in{from{opacity:0}to{opacity:1}}');
  });

  it('counts as unused each folder of which nothing is in the bundle, and no other', () => {
    const all = unusedParts([], 'node_modules/antd');
    expect(all.length).toBeGreaterThan(60);
    expect(unusedParts(['/x/node_modules/antd/es/steps/index.js'], 'node_modules/antd')).toEqual(all.filter((part) => part !== 'steps'));
  });

  it('changes nothing of the real sheet that mentions only what is used', () => {
    const css = readFileSync('node_modules/antd/dist/antd.css', 'utf8');
    const unused = unusedParts(['button', 'table', 'select', 'date-picker', 'input'].map((part) => `/node_modules/antd/es/${part}/index.js`), 'node_modules/antd');
    const of = (text: string, words: RegExp): number => {
      let count = 0;
      postcss.parse(text).walkRules((rule) => {
        if (rule.selectors.every((selector) => words.test(selector)) && !/-rtl|css-var/.test(rule.selector)) count += 1;
      });
      return count;
    };
    const left = withoutParts(css, unused);
    const onlyButtons = /^\.ant-btn[\w-]*(?:[:.][\w:()-]*)*$/;
    expect(of(css, onlyButtons)).toBeGreaterThan(20);
    expect(of(left, onlyButtons)).toBe(of(css, onlyButtons));
    expect(left).not.toContain('.ant-steps');
    expect(left.length).toBeLessThan(css.length * 0.7);
  });
});
