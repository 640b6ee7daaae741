import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// They end what hangs, nothing else: a busy machine may take ten times as long as a quiet one.
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{e2e,faults,exchange,papers,bench}/**', 'test/boundaries*.test.ts'],
          ...patience,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/**/*.test.tsx'],
          setupFiles: ['test/renderer/ui/complaints.ts'],
          exclude: ['test/{e2e,faults,exchange,papers,bench}/**'],
          ...patience,
        },
      },
      { test: { name: 'boundaries', environment: 'node', include: ['test/boundaries*.test.ts'], ...patience } },
      {
        test: {
          name: 'e2e',
          // Real browsers on a busy machine: a second try is made and printed, a defect fails twice.
          retry: 1,
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/display.ts'],
          ...patience,
          fileParallelism: false,
        },
      },
      // `npm run guide`: takes the pictures of the guide.
      { test: { name: 'guide', environment: 'node', include: ['test/guide/*.run.ts'], globalSetup: ['test/e2e/display.ts'], fileParallelism: false } },
    ],
  },
});
