import { officeWords } from '#shared/rules/checks/level.ts';
import { compareLevels, type OfficeLevel } from '#shared/rules/life.ts';
import type { FoldedProblem } from '#shared/rules/problemSteps.ts';

/** Who holds the matter, where it is not this office: what each may do, so that a missing button explains itself. Null: this office does. */
export function holderNote(folded: Pick<FoldedProblem, 'holder' | 'askedLevel' | 'open'>, level: OfficeLevel): string | null {
  if (!folded.open) return null;
  const difference = compareLevels(folded.holder, level);
  const above = officeWords[folded.holder === 'city' ? 'city' : 'county'];
  if (difference > 0) return `这件事已由${above}承办：交办、时限、督办和办结由${above}登记，本单位登记进展、成果和群众反馈。`;
  if (folded.askedLevel === null) return difference < 0 ? '这件事由乡镇办理，本单位可以督办、批示；承办以后，由本单位交办。' : null;
  return difference < 0 ? '乡镇提请本单位承办，请答复：承办，或者不予承办并写明理由。' : `已提请${officeWords[folded.askedLevel]}交办，还没有答复；答复以前仍由本单位办理。`;
}
