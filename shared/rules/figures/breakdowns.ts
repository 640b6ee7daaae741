/** What the rows of a table are, and for each column the measure and the field that puts a record into a row. */
export interface Breakdown {
  key: 'month' | 'place' | 'form' | 'brand' | 'kind' | 'studio' | 'sector';
  label: string;
  rows: { by: 'month' } | { by: 'place' } | { by: 'choice'; list: string } | { by: 'ref'; entity: 'studio' };
  /** `field` is a field of the measure's entity, or of a record that it names (`member.sector`). By month: the measure's own day. */
  columns: readonly { measure: string; field: string }[];
  chart: 'bar' | 'line';
  basis: string;
}

const by = (field: string, ...keys: readonly string[]) => keys.map((measure) => ({ measure, field }));

/** The tables of the figures page, in its order. */
export const breakdowns: readonly Breakdown[] = [
  { key: 'month', label: '按月', rows: { by: 'month' }, chart: 'line', columns: by('', 'collected', 'meetings', 'registered', 'finished', 'livelihood', 'logs', 'opinions'), basis: '各列按本项自己的日期归月。' },
  { key: 'place', label: '按乡镇', rows: { by: 'place' }, chart: 'bar', columns: by('place', 'collected', 'adopted', 'meetings', 'registered', 'finished', 'livelihood', 'logs', 'opinions'), basis: '按记录所属的地方归入上一级；只填到本级的列在“本级”。' },
  { key: 'form', label: '按协商形式', rows: { by: 'choice', list: 'meetingForm' }, chart: 'bar', columns: by('form', 'meetings', 'keyMeetings'), basis: '' },
  { key: 'brand', label: '按协商品牌', rows: { by: 'choice', list: 'brand' }, chart: 'bar', columns: by('brand', 'meetings'), basis: '' },
  { key: 'kind', label: '按事项类别', rows: { by: 'choice', list: 'problemKind' }, chart: 'bar', columns: by('kind', 'registered', 'finished', 'closed'), basis: '' },
  { key: 'studio', label: '按委员工作室', rows: { by: 'ref', entity: 'studio' }, chart: 'bar', columns: by('studio', 'logs', 'receptions', 'people', 'studioMeetings', 'studioOpinions'), basis: '' },
  {
    key: 'sector', label: '按界别', rows: { by: 'choice', list: 'sector' }, chart: 'bar',
    columns: [...by('member.sector', 'collected', 'opinions', 'proposals')],
    basis: '议题按经办委员、社情民意按第一反映委员、提案按第一提案人的界别归类。',
  },
];

/** The figures at the head of the page, in groups. */
export const headline: readonly { label: string; measures: readonly string[] }[] = [
  { label: '协商', measures: ['collected', 'adopted', 'meetings', 'keyMeetings'] },
  { label: '办理', measures: ['registered', 'finished', 'livelihood', 'disputes', 'orders'] },
  { label: '工作室', measures: ['studios', 'logs', 'receptions', 'people', 'studioMeetings'] },
  { label: '建言', measures: ['opinions', 'adoptedOpinions', 'studioOpinions', 'proposals'] },
];
