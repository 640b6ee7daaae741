import { percent } from '#shared/rules/numerals.ts';
import { type ProposalOutcome, proposalOutcome, type ProposalState } from '#shared/rules/proposalSteps.ts';

/** A proposal as the review paragraph counts it. */
export interface ReviewedProposal {
  state: ProposalState;
  /** By members (one or several), not by a body. */
  byMembers: boolean;
  /** The label of its category; '' for none. */
  category: string;
}

/**
 * The counts of 审查情况. received = filed + combined + converted + rejected + withdrawn + open, where `filed` is what stands on
 * its own after merging. Where the county counts merged ones inside, what is reported as filed is `filed + combined`.
 */
export interface ReviewCounts extends Record<ProposalOutcome, number> {
  received: number;
  byMembers: number;
  categories: readonly { label: string; count: number }[];
}

/** Counts proposals by what the review made of them. The categories are of those filed, in the order of `order`. */
export function countReview(proposals: readonly ReviewedProposal[], order: readonly string[]): ReviewCounts {
  const counts: Record<ProposalOutcome, number> = { filed: 0, combined: 0, converted: 0, rejected: 0, withdrawn: 0, open: 0 };
  for (const one of proposals) counts[proposalOutcome(one.state)] += 1;
  const filed = proposals.filter((one) => proposalOutcome(one.state) === 'filed');
  const labels = [...order, ...[...new Set(filed.map((one) => one.category))].filter((label) => !order.includes(label))];
  return {
    ...counts,
    received: proposals.length,
    byMembers: filed.filter((one) => one.byMembers).length,
    categories: labels.map((label) => ({ label, count: filed.filter((one) => one.category === label).length })).filter((one) => one.count > 0),
  };
}

/** How many are said to be filed: with those merged into others inside, or without. */
export function filedCount(counts: Pick<ReviewCounts, 'filed' | 'combined'>, mergedInside: boolean): number {
  return mergedInside ? counts.filed + counts.combined : counts.filed;
}

/**
 * The paragraph that every committee prints: 共收到提案N件…. Every number is counted; parts that are none are left out. With
 * `mergedInside`: 立案337件，其中并案52件，并案后立案285件 (one county's way); else the parts add up to the total (the national way).
 */
export function reviewParagraph(counts: ReviewCounts, options: { session: string; mergedInside: boolean }): string {
  const { mergedInside } = options;
  const { received, filed, combined, byMembers } = counts;
  if (received === 0) return `${options.session}没有收到提案。`;
  const said = filedCount(counts, mergedInside);
  const some = (count: number, words: string): string[] => (count === 0 ? [] : [`${words}${count}件`]);
  const parts = [
    ...(mergedInside && combined > 0 ? [`立案${said}件（其中并案${combined}件，并案后立案${filed}件）`] : [`立案${said}件`]),
    ...(mergedInside ? [] : some(combined, '并案')),
    ...some(counts.converted, '转为意见和建议'), ...some(counts.rejected, '不予立案'), ...some(counts.withdrawn, '撤案'), ...some(counts.open, '正在审查'),
  ];
  const sentences = [`${options.session}共收到提案${received}件。经审查，${parts.join('，')}。`];
  if (filed > 0) {
    const of = mergedInside && combined > 0 ? '并案后立案的提案中' : '立案提案中';
    sentences.push(`${of}，委员提案${byMembers}件，占${percent(byMembers, filed)}；集体提案${filed - byMembers}件，占${percent(filed - byMembers, filed)}。`);
    if (counts.categories.length > 0) sentences.push(`${counts.categories.map(({ label, count }) => `${label === '' ? '没有分类的' : `${label}方面`}${count}件，占${percent(count, filed)}`).join('；')}。`);
  }
  return sentences.join('');
}
