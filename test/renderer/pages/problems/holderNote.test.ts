import { expect, it } from 'vitest';
import { holderNote } from '#renderer/pages/problems/holderNote.ts';
import { planLedgers } from '#renderer/pages/plans/planColumns.ts';
import { findLedger } from '#shared/ledgers/index.ts';

it('says who holds the matter and what is left for the other office', () => {
  expect(holderNote({ holder: 'county', askedLevel: null, open: true }, 'township')).toContain('已由县政协承办');
  expect(holderNote({ holder: 'township', askedLevel: 'county', open: true }, 'township')).toContain('已提请县政协交办');
  expect(holderNote({ holder: 'township', askedLevel: 'county', open: true }, 'county')).toContain('请答复');
  expect(holderNote({ holder: 'village', askedLevel: null, open: true }, 'township')).toBeNull();
  expect(holderNote({ holder: 'county', askedLevel: null, open: false }, 'township')).toBeNull();
});

it('has a table on paper and as a sheet for every list of the office', () => {
  for (const key of Object.values(planLedgers)) expect(findLedger(key), key).toBeDefined();
});
