import { closingChoices } from '#shared/defaults/closing.ts';
import { consultationChoices } from '#shared/defaults/consultation.ts';
import { dutyChoices } from '#shared/defaults/duty.ts';
import { handlingChoices } from '#shared/defaults/handling.ts';
import { lifeChoices } from '#shared/defaults/lives.ts';
import { officeChoices } from '#shared/defaults/office.ts';
import { opinionChoices } from '#shared/defaults/opinions.ts';
import { peopleChoices } from '#shared/defaults/people.ts';
import type { ShippedChoice } from '#shared/defaults/shippedChoice.ts';

/** Every choice list as shipped: what a fresh data folder is seeded with. A county adds, renames, retires; ids stay. */
export const shippedChoices: readonly ShippedChoice[] = [
  ...consultationChoices,
  ...handlingChoices,
  ...peopleChoices,
  ...opinionChoices,
  ...lifeChoices,
  ...officeChoices,
  ...dutyChoices,
  ...closingChoices,
];

/** Lists whose shipped entries are examples: the first thing that a county replaces by its own. */
export const countyLists: ReadonlySet<string> = new Set(['term', 'session', 'activityGroup', 'partyGroup', 'brand', 'campaign']);
