import { expect, it } from 'vitest';
import type { DeskItem } from '#shared/contract/session.ts';
import { isNews, reminder, remindedOf } from '#renderer/pages/desk/remind.ts';

const item = (key: string, label: string, count: number): DeskItem => ({ key, label, count, entity: 'problem', where: [], tone: 'red' });

it('says in one line what presses today, and nothing when nothing does', () => {
  expect(reminder([item('dueSoon', '临近期限', 2), item('overdue', '已逾期', 3), item('jottings', '待归类的事', 9)])).toBe('今天要看：已逾期3件，临近期限2件。');
  expect(reminder([item('overdue', '已逾期', 0), item('jottings', '待归类的事', 9)])).toBeNull();
});

it('speaks once a day, and again when something has come due, not when something was done', () => {
  const first = remindedOf('2026-09-28', [item('overdue', '已逾期', 3), item('jottings', '待归类的事', 9)]);
  expect(isNews(null, first)).toBe(true);
  expect(isNews(first, remindedOf('2026-09-28', [item('overdue', '已逾期', 3), item('jottings', '待归类的事', 12)]))).toBe(false);
  expect(isNews(first, remindedOf('2026-09-28', [item('overdue', '已逾期', 2)]))).toBe(false);
  expect(isNews(first, remindedOf('2026-09-28', [item('overdue', '已逾期', 3), item('returned', '事项退回修改', 1)]))).toBe(true);
  expect(isNews(first, remindedOf('2026-09-29', [item('overdue', '已逾期', 3)]))).toBe(true);
});
