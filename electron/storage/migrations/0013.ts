/** Version 13: steps say which steps they follow. Frozen. */
export const sql = `
ALTER TABLE "progress" ADD COLUMN "after" TEXT;
ALTER TABLE "topicStep" ADD COLUMN "after" TEXT;
ALTER TABLE "opinionStep" ADD COLUMN "after" TEXT;
ALTER TABLE "proposalStep" ADD COLUMN "after" TEXT;
`;
