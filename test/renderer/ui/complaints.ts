import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/** What may be said while a component test runs, and why. */
const allowed: readonly { words: RegExp; why: string }[] = [
  { words: /^\[ECharts\] Can't get DOM width or height/, why: 'jsdom lays nothing out: every chart is 0 pixels wide there' },
  { words: /not wrapped in act\(|not configured to support act\(/, why: 'when a real service answers is not in the hand of the test that asks it' },
];

const said: string[] = [];
for (const level of ['error', 'warn'] as const) {
  console[level] = (...args: unknown[]) => {
    const text = format(...args);
    if (!allowed.some(({ words }) => words.test(text))) said.push(text);
  };
}

// What React and antd complain of, a key that two rows share or a property that is to go, is a defect before anybody sees it.
beforeEach(() => {
  said.length = 0;
});
afterEach(() => {
  if (said.length > 0) throw new Error(`written to the console: ${said.join('\n')}`);
});
