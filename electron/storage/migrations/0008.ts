/** Version 8: which level was asked to take a matter over, for the desk. Frozen. */
export const sql = `
ALTER TABLE "problem" ADD COLUMN "askedLevel" TEXT;
UPDATE "problem" SET "askedLevel" = CASE "holder" WHEN 'level.county' THEN 'level.city' ELSE 'level.county' END
WHERE "open" = 1 AND EXISTS (
  SELECT 1 FROM "progress" AS asked WHERE asked."problem" = "problem"."id" AND asked."step" = 'problemStep.escalate' AND asked."deleted" = 0
  AND NOT EXISTS (
    SELECT 1 FROM "progress" AS answer WHERE answer."problem" = asked."problem" AND answer."deleted" = 0
    AND answer."step" IN ('problemStep.takeOver', 'problemStep.notTaken')
    AND (answer."on" > asked."on" OR (answer."on" = asked."on" AND answer."createdAt" >= asked."createdAt"))
  )
);
CREATE INDEX "problem_askedLevel" ON "problem"("askedLevel") WHERE "askedLevel" IS NOT NULL;
`;
