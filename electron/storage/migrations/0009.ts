/** Version 9: locked years, totals without records, issued tables, the archive. Frozen. */
export const sql = `
CREATE TABLE "yearLock"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "year" REAL, "from" TEXT, "to" TEXT, "lockedOn" TEXT, "lockedBy" TEXT, "reach" TEXT, "note" TEXT, "unlockedOn" TEXT, "unlockedBy" TEXT, "unlockReason" TEXT
);
CREATE INDEX "yearLock_from" ON "yearLock"("from") WHERE "from" IS NOT NULL;
CREATE INDEX "yearLock_to" ON "yearLock"("to") WHERE "to" IS NOT NULL;
CREATE INDEX "yearLock_lockedOn" ON "yearLock"("lockedOn") WHERE "lockedOn" IS NOT NULL;
CREATE INDEX "yearLock_unlockedOn" ON "yearLock"("unlockedOn") WHERE "unlockedOn" IS NOT NULL;
CREATE INDEX "yearLock_deleted" ON "yearLock"("deleted") WHERE "deleted" = 1;
CREATE TABLE "lateReason"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "subject" TEXT, "year" REAL, "on" TEXT, "by" TEXT, "reason" TEXT
);
CREATE INDEX "lateReason_subject" ON "lateReason"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "lateReason_on" ON "lateReason"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "lateReason_deleted" ON "lateReason"("deleted") WHERE "deleted" = 1;
CREATE TABLE "bareTotal"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "figure" TEXT, "place" TEXT, "from" TEXT, "to" TEXT, "quantity" REAL, "source" TEXT, "note" TEXT
);
CREATE INDEX "bareTotal_figure" ON "bareTotal"("figure") WHERE "figure" IS NOT NULL;
CREATE INDEX "bareTotal_place" ON "bareTotal"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "bareTotal_from" ON "bareTotal"("from") WHERE "from" IS NOT NULL;
CREATE INDEX "bareTotal_to" ON "bareTotal"("to") WHERE "to" IS NOT NULL;
CREATE INDEX "bareTotal_deleted" ON "bareTotal"("deleted") WHERE "deleted" = 1;
CREATE TABLE "issuedTable"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT, "kind" TEXT, "place" TEXT, "from" TEXT, "to" TEXT, "issuedOn" TEXT, "issuedBy" TEXT, "records" REAL, "zero" INTEGER, "edited" TEXT, "content" TEXT, "voidedOn" TEXT, "voidReason" TEXT
);
CREATE INDEX "issuedTable_kind" ON "issuedTable"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "issuedTable_place" ON "issuedTable"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "issuedTable_from" ON "issuedTable"("from") WHERE "from" IS NOT NULL;
CREATE INDEX "issuedTable_to" ON "issuedTable"("to") WHERE "to" IS NOT NULL;
CREATE INDEX "issuedTable_issuedOn" ON "issuedTable"("issuedOn") WHERE "issuedOn" IS NOT NULL;
CREATE INDEX "issuedTable_voidedOn" ON "issuedTable"("voidedOn") WHERE "voidedOn" IS NOT NULL;
CREATE INDEX "issuedTable_deleted" ON "issuedTable"("deleted") WHERE "deleted" = 1;
CREATE TABLE "archiveVolume"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT, "year" REAL, "kind" TEXT, "retention" TEXT, "number" REAL, "place" TEXT, "note" TEXT, "archivedOn" TEXT, "archivedBy" TEXT, "reopenedOn" TEXT, "reopenedBy" TEXT, "reopenReason" TEXT
);
CREATE INDEX "archiveVolume_kind" ON "archiveVolume"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "archiveVolume_retention" ON "archiveVolume"("retention") WHERE "retention" IS NOT NULL;
CREATE INDEX "archiveVolume_place" ON "archiveVolume"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "archiveVolume_archivedOn" ON "archiveVolume"("archivedOn") WHERE "archivedOn" IS NOT NULL;
CREATE INDEX "archiveVolume_reopenedOn" ON "archiveVolume"("reopenedOn") WHERE "reopenedOn" IS NOT NULL;
CREATE INDEX "archiveVolume_deleted" ON "archiveVolume"("deleted") WHERE "deleted" = 1;
CREATE TABLE "archiveItem"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "volume" TEXT, "subject" TEXT, "number" REAL, "code" TEXT, "letter" TEXT, "author" TEXT, "title" TEXT, "on" TEXT, "secrecy" TEXT, "pages" REAL, "note" TEXT
);
CREATE INDEX "archiveItem_volume" ON "archiveItem"("volume") WHERE "volume" IS NOT NULL;
CREATE INDEX "archiveItem_subject" ON "archiveItem"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "archiveItem_on" ON "archiveItem"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "archiveItem_deleted" ON "archiveItem"("deleted") WHERE "deleted" = 1;
`;
