/** Version 12: up to which operation a box had been read when it was put away. Frozen. */
export const sql = `
ALTER TABLE "archiveVolume" ADD COLUMN "reach" TEXT;
`;
