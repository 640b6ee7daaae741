/** Version 7: values left out of operations, files that did not come, what was settled, erasures and objections. Frozen. */
export const sql = `
ALTER TABLE op ADD COLUMN masked INTEGER;
CREATE INDEX opMasked ON op(life, seq) WHERE masked = 1;
ALTER TABLE peer ADD COLUMN wants TEXT;
ALTER TABLE peer ADD COLUMN masked TEXT;
ALTER TABLE "review" ADD COLUMN "after" TEXT;
CREATE TABLE attachmentTrouble(digest TEXT PRIMARY KEY, why TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settled(record TEXT NOT NULL, field TEXT NOT NULL, entity TEXT NOT NULL, op TEXT NOT NULL, lost TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(record, field)) WITHOUT ROWID;
CREATE TABLE "erasure"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "subject" TEXT, "on" TEXT, "by" TEXT, "reason" TEXT
);
CREATE INDEX "erasure_subject" ON "erasure"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "erasure_deleted" ON "erasure"("deleted") WHERE "deleted" = 1;
CREATE TABLE "objection"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "subject" TEXT, "field" TEXT, "value" TEXT, "on" TEXT, "by" TEXT, "reason" TEXT
);
CREATE INDEX "objection_subject" ON "objection"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "objection_deleted" ON "objection"("deleted") WHERE "deleted" = 1;
`;
