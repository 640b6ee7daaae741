/**
 * The places at and below one (its id is the parameter), as the table `below`: what lies under it, what was merged into it or
 * renamed to it, and what it held when it was itself merged away. So figures of the new place count the records of the old
 * ones, and those of the old place count by the old boundaries.
 */
export const placesBelowSql = `WITH RECURSIVE below(id) AS (
  SELECT ?
  UNION SELECT place.id FROM place JOIN below ON place.parent = below.id
  UNION SELECT place.id FROM place JOIN below ON place.successor = below.id
  UNION SELECT link.element FROM link JOIN below ON link.record = below.id AND link.field = 'formerParts'
)`;
