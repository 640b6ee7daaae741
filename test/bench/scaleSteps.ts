import type { Hands } from '#test/e2e/hands.ts';

/** One thing that a clerk waits for. */
export interface Step {
  name: string;
  /** Brings the focus to where the key is pressed; not measured. */
  before?(): Promise<void>;
  /** The key. */
  act(): Promise<unknown>;
  /** A function for the window, as text: whether the picture shows what was asked for. */
  done: string;
  /** Waits until what comes of it is over; not measured. */
  after?(): Promise<void>;
}

const at = (hash: string, selector: string): string => `() => location.hash.startsWith('${hash}') && document.querySelector('.ui-opening') === null && document.querySelector(${JSON.stringify(selector)}) !== null`;
const dialog = `() => [...document.querySelectorAll('[role=dialog]')].some((one) => one.offsetHeight > 100 && one.querySelector('input, textarea'))`;
const noDialog = `() => ![...document.querySelectorAll('[role=dialog]')].some((one) => one.offsetHeight > 100)`;
/** The page before stays on screen while the next is made: its own words tell which one it is. */
const headed = (words: string): string => `() => document.querySelector('#page h1')?.textContent.includes('${words}') === true`;
const tabIs = (words: string): string => `document.querySelector('[role=tab][aria-selected=true]')?.textContent.includes('${words}') === true`;
const rows = '#page tbody tr.ant-table-row, #page tbody tr[data-row-key]';

/** The steps of the main job in their order, with names of their own in each round. */
export function stepsOf(hands: Hands, round: number): Step[] {
  const { page } = hands;
  const enter = () => page.keyboard.press('Enter');
  const menu = (name: RegExp) => () => hands.reach(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name }).first());
  const dialogs = page.getByRole('dialog').filter({ visible: true });
  const button = (name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).filter({ visible: true }).first();
  const to = (name: string | RegExp) => () => hands.reach(button(name));
  const inDialog = (name: RegExp) => () => hands.reach(dialogs.last().getByRole('button', { name }).first());
  const title = `果园村排水渠疏通第${round + 1}次`;
  const settle = () => page.waitForTimeout(400);
  const chosen = async (label: string, text: string) => hands.choose(label, text);
  /** The arrows move the focus along the tabs, Enter opens. */
  const nextTab = async () => {
    await hands.reach(page.getByRole('tablist').first().getByRole('tab'));
    await page.keyboard.press('ArrowRight');
  };
  const first = () => hands.reach(page.locator('tr[data-row-key]').first());
  return [
    { name: '打开工作台', before: async () => { await hands.go(/设置/); await settle(); await menu(/工作台/)(); }, act: enter, done: at('#/', '.desk-count'), after: settle },
    { name: '打开议题列表', before: menu(/议题/), act: enter, done: at('#/topics', rows), after: settle },
    { name: '打开登记议题的表', before: to('登记议题'), act: enter, done: at('#/topics/new', '[data-field=title] input, [data-field=title] textarea'), after: settle },
    {
      name: '在题目里打一个字',
      before: () => hands.fill('题目', title.slice(0, -1)),
      act: () => page.keyboard.type('x'),
      done: `() => document.querySelector('[data-field=title] input, [data-field=title] textarea').value.endsWith('x')`,
      after: async () => hands.fill('题目', title),
    },
    {
      name: '打开村社的下拉列表',
      before: () => hands.reach(page.getByLabel(/^\*?\s*所属村社：?$/).first()),
      act: () => page.keyboard.press('ArrowDown'),
      done: `() => document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option') !== null`,
      after: async () => {
        await page.keyboard.type('果园村');
        await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active').filter({ hasText: '果园村' }).waitFor();
        await enter();
        await page.keyboard.press('Tab');
        await chosen('征集渠道', '群众提');
        await chosen('类别', '民生改善实事');
        await hands.fill('简要情况', '雨后积水，群众反映。');
      },
    },
    { name: '登记议题', before: to('登记'), act: enter, done: `() => /^#\\/topics\\/(?!new)./.test(location.hash) && document.querySelector('#page h1') !== null && document.querySelector('.ui-opening') === null`, after: settle },
    { name: '打开采纳、审定等步骤', before: to(/^(采纳|筛选|审定)/), act: enter, done: `() => [...document.querySelectorAll('[role=dialog]')].some((one) => one.offsetHeight > 100)`, after: settle },
    { name: '存下这一步', before: inDialog(/^(采纳|筛选|审定)/), act: enter, done: noDialog, after: settle },
    { name: '打开筛选台', before: async () => { await hands.go(/议题/); await to(/筛选台/)(); }, act: enter, done: `() => document.querySelector('.triage-row') !== null || document.querySelector('.ui-empty') !== null`, after: settle },
    { name: '打开协商活动列表', before: menu(/协商/), act: enter, done: at('#/meetings', rows), after: settle },
    { name: '打开一次协商', before: first, act: enter, done: `() => /^#\\/meetings\\/(?!new)./.test(location.hash) && document.querySelector('.ui-opening') === null && document.querySelector('[role=tab]') !== null`, after: settle },
    { name: '换到议程', before: nextTab, act: enter, done: `() => ${tabIs('议程')} && [...document.querySelectorAll('#page h2')].some((one) => one.textContent.includes('议程'))`, after: settle },
    { name: '打开安排协商的表', before: async () => { await hands.go(/协商/); await to(/^(新建|安排)/)(); }, act: enter, done: at('#/meetings/new', '[data-field=title] input, [data-field=title] textarea'), after: settle },
    { name: '打开办理事项列表', before: menu(/办理/), act: enter, done: at('#/problems', rows), after: settle },
    { name: '换到逾期的', before: nextTab, act: enter, done: `() => document.querySelectorAll('[role=tab]')[1].getAttribute('aria-selected') === 'true' && document.querySelector('.ui-opening') === null && document.querySelector('${rows}') !== null`, after: async () => { await settle(); await page.keyboard.press('Home'); await enter(); await settle(); } },
    { name: '打开一件办理事项', before: first, act: enter, done: `() => /^#\\/problems\\/(?!new)./.test(location.hash) && document.querySelector('#page h1') !== null && document.querySelector('.ui-opening') === null && !document.body.innerText.includes('正在读取')`, after: settle },
    { name: '打开督办的表', before: async () => hands.reach(button('督办')), act: enter, done: dialog, after: async () => { await settle(); await hands.fill('督办领导', '陈副主席'); await hands.fill('督办意见', '请十日内办结。'); } },
    { name: '存下督办', before: inDialog(/登记督办/), act: enter, done: noDialog, after: settle },
    { name: '全局搜索', before: async () => { await page.keyboard.press('Control+k'); await page.keyboard.press('Control+a'); await page.keyboard.type('道路'); }, act: enter, done: headed('查找'), after: settle },
    { name: '打开统计报表', before: menu(/统计/), act: enter, done: headed('统计报表'), after: settle },
    { name: '打开报送接收', before: menu(/报送/), act: enter, done: headed('报送接收'), after: settle },
  ];
}
