/** Version 14: who looked at the names of a private record on this machine, and why. Frozen. */
export const sql = `
CREATE TABLE "reveal"("id" TEXT PRIMARY KEY, "record" TEXT NOT NULL, "at" TEXT NOT NULL, "user" TEXT NOT NULL, "reason" TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX "reveal_record" ON "reveal"("record");
`;
