import { expect, it } from 'vitest';
import { runHistories } from '#test/exchange/histories.ts';

it('five offices on three levels end equal after any history of edits, files, losses, repeats, restores and wrong clocks', () => {
  const figures = runHistories(300, 20_260_901);
  expect(figures.replay).toBeNull();
  expect(figures.histories).toBeGreaterThanOrEqual(300);
  expect(figures.written).toBeGreaterThan(3000);
});
