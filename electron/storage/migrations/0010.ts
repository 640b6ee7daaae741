/** Version 10: what passes between the conference and the procuratorate. Frozen. */
export const sql = `
CREATE TABLE "transfer"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT, "deleted" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT, "number" TEXT, "direction" TEXT, "area" TEXT, "place" TEXT, "fromProposal" TEXT, "document" TEXT, "clue" TEXT, "sentBy" TEXT,
  "sentOn" TEXT, "receiver" TEXT, "receivedOn" TEXT, "verdict" TEXT, "verdictOn" TEXT, "reason" TEXT, "toProposal" TEXT, "toOpinion" TEXT,
  "toTopic" TEXT, "dueOn" TEXT, "progress" TEXT, "result" TEXT, "answeredOn" TEXT, "reportedOn" TEXT, "note" TEXT
);
CREATE INDEX "transfer_fromProposal" ON "transfer"("fromProposal") WHERE "fromProposal" IS NOT NULL;
CREATE INDEX "transfer_toProposal" ON "transfer"("toProposal") WHERE "toProposal" IS NOT NULL;
CREATE INDEX "transfer_sentOn" ON "transfer"("sentOn") WHERE "sentOn" IS NOT NULL;
CREATE INDEX "transfer_deleted" ON "transfer"("deleted") WHERE "deleted" = 1;
`;
