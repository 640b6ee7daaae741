import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{e2e,faults,exchange,papers,bench}/**', 'test/boundaries*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/**/*.test.tsx'],
          exclude: ['test/{e2e,faults,exchange,papers,bench}/**'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'boundaries', environment: 'node', include: ['test/boundaries*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          // Real browsers on a busy machine: a second try is made and printed, a defect fails twice.
          retry: 1,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/display.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      // `npm run guide`: takes the pictures of the guide.
      { test: { name: 'guide', environment: 'node', include: ['test/guide/*.run.ts'], globalSetup: ['test/e2e/display.ts'], fileParallelism: false } },
    ],
  },
});
