/** Version 6: people of this machine with their PINs, and the files that left it. Neither ever travels. Frozen. */
export const sql = `
CREATE TABLE "localPerson"("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "pin" TEXT, "addedAt" TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE "fileTaken"("n" INTEGER PRIMARY KEY, "at" TEXT NOT NULL, "user" TEXT NOT NULL, "operation" TEXT NOT NULL, "name" TEXT NOT NULL, "bytes" INTEGER NOT NULL);
`;
