/** Version 5: rule sets, entries and closed years of members' duty. Frozen. */
export const sql = `
CREATE TABLE "dutyRule"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT, "year" REAL, "kind" TEXT, "audience" TEXT, "item" TEXT, "level" TEXT, "rank" REAL, "active" INTEGER, "minimum" REAL,
  "points" REAL, "unit" TEXT, "cap" REAL, "category" TEXT, "skip" REAL, "highestOnly" INTEGER, "prorate" INTEGER, "complete" INTEGER,
  "firstFactor" REAL, "jointFactor" REAL, "combinedFactor" REAL, "source" TEXT, "example" INTEGER, "note" TEXT
);
CREATE INDEX "dutyRule_kind" ON "dutyRule"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "dutyRule_deleted" ON "dutyRule"("deleted") WHERE "deleted" = 1;
CREATE TABLE "dutyEntry"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "member" TEXT, "on" TEXT, "title" TEXT, "rule" TEXT, "quantity" REAL, "points" REAL, "basis" TEXT, "note" TEXT
);
CREATE INDEX "dutyEntry_member" ON "dutyEntry"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "dutyEntry_on" ON "dutyEntry"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "dutyEntry_rule" ON "dutyEntry"("rule") WHERE "rule" IS NOT NULL;
CREATE INDEX "dutyEntry_deleted" ON "dutyEntry"("deleted") WHERE "deleted" = 1;
CREATE TABLE "dutyYear"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "year" REAL, "closedOn" TEXT, "closedBy" TEXT, "members" REAL, "rules" TEXT, "note" TEXT, "reopenedOn" TEXT, "reopenedBy" TEXT,
  "reopenReason" TEXT
);
CREATE INDEX "dutyYear_closedOn" ON "dutyYear"("closedOn") WHERE "closedOn" IS NOT NULL;
CREATE INDEX "dutyYear_reopenedOn" ON "dutyYear"("reopenedOn") WHERE "reopenedOn" IS NOT NULL;
CREATE INDEX "dutyYear_deleted" ON "dutyYear"("deleted") WHERE "deleted" = 1;
CREATE TABLE "dutyResult"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "closing" TEXT, "year" REAL, "member" TEXT, "name" TEXT, "place" TEXT, "total" REAL, "grade" TEXT, "detail" TEXT
);
CREATE INDEX "dutyResult_closing" ON "dutyResult"("closing") WHERE "closing" IS NOT NULL;
CREATE INDEX "dutyResult_member" ON "dutyResult"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "dutyResult_place" ON "dutyResult"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "dutyResult_deleted" ON "dutyResult"("deleted") WHERE "deleted" = 1;
`;
