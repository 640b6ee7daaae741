/** Version 4: what a new life of a site goes on from. Frozen. */
export const sql = `
ALTER TABLE "site" ADD COLUMN "continues" TEXT;
`;
