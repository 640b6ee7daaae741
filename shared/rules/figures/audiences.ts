import { type ParagraphSpec, summarySpec } from '#shared/rules/figures/summary.ts';

/** For whom a summary is written: which paragraphs in which order, how they begin, and what is not told there. */
export interface Audience {
  key: string;
  label: string;
  paragraphs: readonly string[];
  /** Other beginnings than the usual ones. */
  leads: Readonly<Record<string, string>>;
  /** Figures that are left out. */
  without: readonly string[];
  /** Whether what the figures count is printed below. */
  basis: boolean;
}

const usual = summarySpec.map((one) => one.key);

export const audiences: readonly [Audience, ...Audience[]] = [
  { key: 'office', label: '政协机关（全面）', paragraphs: usual, leads: {}, without: [], basis: true },
  {
    key: 'party', label: '报党委政府', paragraphs: ['results', 'follow', 'topics', 'opinions'],
    leads: { results: '{period}，{office}聚焦党委政府中心工作和群众急难愁盼，推动协商成果落地见效。', topics: '坚持党委领导、政府支持、政协搭台、各方参与。' },
    without: ['merged', 'handedOver', 'keyMeetings'], basis: true,
  },
  {
    key: 'superior', label: '报上级政协', paragraphs: ['topics', 'studios', 'results', 'opinions', 'follow'],
    leads: { topics: '{period}，{office}推动政协协商向基层延伸，搭建协商平台，规范协商程序。' }, without: ['handedOver'], basis: true,
  },
  {
    key: 'public', label: '对外公开', paragraphs: ['topics', 'results', 'studios'],
    leads: { topics: '{period}，{office}把协商议事办到群众家门口。', results: '协商一件事、办成一件事。' },
    without: ['merged', 'handedOver', 'keyMeetings', 'disputes', 'aid'], basis: false,
  },
];

export function audienceOf(key: string): Audience {
  return audiences.find((one) => one.key === key) ?? audiences[0];
}

/** The templates for an audience: its paragraphs in its order, without the parts that name what is not told. */
export function summaryFor({ paragraphs, leads, without }: Audience): ParagraphSpec[] {
  const told = (part: string): boolean => !without.some((key) => part.includes(`{${key}}`));
  return paragraphs.flatMap((key) => {
    const spec = summarySpec.find((one) => one.key === key);
    return spec ? [{ key, lead: leads[key] ?? spec.lead, clauses: spec.clauses.map((parts) => parts.filter(told)).filter((parts) => parts.length > 0) }] : [];
  });
}
