/**
 * The narrative summary as templates: `{key}` is a figure, written as its number; a clause with a figure that is zero, or a
 * rate that has nothing to divide by, is left out; a paragraph without clauses is left out whole.
 */
export interface ParagraphSpec {
  key: string;
  lead: string;
  /** Clauses with `；` between them; inside one its parts are kept or dropped each by itself, with `，` between. */
  clauses: readonly (readonly string[])[];
}

export const summarySpec: readonly ParagraphSpec[] = [
  {
    key: 'topics',
    lead: '{period}，{office}围绕中心工作，扎实推进基层协商议事。',
    clauses: [
      ['共征集协商议题{collected}件', '经筛选确定{adopted}件', '合并同类议题{merged}件', '直接转办{handedOver}件', '开展各类协商议事{meetings}场次', '重点协商{keyMeetings}场次'],
      ['{forms}'],
    ],
  },
  {
    key: 'results',
    lead: '推动协商成果落地见效。',
    clauses: [['兴办民生实事{livelihood}件', '化解矛盾纠纷{disputes}起', '办理微心愿、代办协办和志愿服务{orders}件', '{outcomes}']],
  },
  {
    key: 'studios',
    lead: '发挥委员工作室作用。',
    clauses: [
      ['{studios}个委员工作室开展活动{logs}次', '其中委员接待日{receptions}次', '接待联系群众{people}人次', '参与基层协商议事{studioMeetings}场次', '反映社情民意信息{studioOpinions}条', '提交提案{proposals}件', '{aid}'],
    ],
  },
  {
    key: 'follow',
    lead: '跟踪问效，件件有着落。',
    clauses: [['登记办理事项{registered}件', '办结{finished}件', '办结率{doneRate}', '按期办结率{onTimeRate}', '群众满意率{contentRate}', 'A类占比{classARate}']],
  },
  {
    key: 'opinions',
    lead: '做好提案和社情民意工作。',
    clauses: [['报送社情民意信息{opinions}条', '被采用{adoptedOpinions}条'], ['提案办复率{replyRate}', '委员满意率{memberContentRate}', 'A类提案占{proposalARate}']],
  },
];

/** A piece of a sentence: words, or a figure that leads to its rows. */
export interface Piece {
  text: string;
  /** The figure's key; null for words. */
  figure: string | null;
}

/** What a slot stands for: nothing (its part is left out), or pieces. */
export type Fill = (key: string) => readonly Piece[] | null;

function partOf(part: string, fill: Fill): Piece[] | null {
  const pieces: Piece[] = [];
  for (const [i, text] of part.split(/\{(\w+)\}/).entries()) {
    if (i % 2 === 0) {
      if (text !== '') pieces.push({ text, figure: null });
      continue;
    }
    const filled = fill(text);
    if (filled === null || filled.length === 0) return null;
    pieces.push(...filled);
  }
  return pieces;
}

/** Joins what is left with a mark between. */
export function joined(parts: readonly (readonly Piece[])[], mark: string): Piece[] {
  return parts.flatMap((part, i) => (i === 0 ? [...part] : [{ text: mark, figure: null }, ...part]));
}

/** The paragraphs of a summary. Each ends with a full stop; what has no figures is not mentioned. */
export function writeSummary(specs: readonly ParagraphSpec[], fill: Fill): Piece[][] {
  return specs.flatMap(({ lead, clauses }) => {
    const kept = clauses.flatMap((parts) => {
      const some = parts.flatMap((part) => {
        const pieces = partOf(part, fill);
        return pieces ? [pieces] : [];
      });
      return some.length === 0 ? [] : [joined(some, '，')];
    });
    if (kept.length === 0) return [];
    return [[...(partOf(lead, fill) ?? []), ...joined(kept, '；'), { text: '。', figure: null }]];
  });
}

/** Neighbouring words as one piece, for a short list of links. */
export function plainOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?%?/g) ?? [];

/** Numbers of an edited text that are no computed figure of the paragraph: an edited figure is marked as such. */
export function editedNumbers(pieces: readonly Piece[], edited: string): string[] {
  const known = new Set(pieces.flatMap((piece) => numbersIn(piece.text)));
  return [...new Set(numbersIn(edited).filter((number) => !known.has(number)))];
}
