import { type EntityName, entityOf } from '#shared/entities/index.ts';

/** How a person is reached at home: what a county's office needs to call a member or a villager, and a city's office does not. */
const ofPrivateLife: readonly string[] = ['phone', 'address', 'bornOn'];

/** Fields of an entity that stay in the county when it reports to the city: names and figures go up, phones and homes do not. */
export function keptFromCity(entity: EntityName): string[] {
  const { fields } = entityOf(entity);
  return ofPrivateLife.filter((key) => fields[key]?.personal === true);
}

/** Notes that nobody has sorted yet are the office's own business and its county's: they don't go up to the city. */
export const neverToCity: readonly EntityName[] = ['jotting'];
