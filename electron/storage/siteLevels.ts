import type { OfficeLevel } from '#shared/rules/life.ts';
import type { Engine } from '#electron/storage/engine/engine.ts';

/** Tells the level of the office whose site wrote a record; null for a site that is not known here. */
export function siteLevels(engine: Engine): (site: string) => OfficeLevel | null {
  const levels = new Map(engine.all<{ id: string; level: string | null }>('SELECT id, level FROM site').map(({ id, level }) => [id, level]));
  return (site) => {
    const key = levels.get(site)?.slice('level.'.length);
    return key === 'township' || key === 'county' || key === 'city' ? key : null;
  };
}
