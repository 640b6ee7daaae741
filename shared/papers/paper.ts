import type { RichText } from '#shared/richText.ts';

/** Papers as data, ready to print: every text is a string in its final words, nothing is looked up any more. */
interface PaperBase {
  title: string;
  /** Watermark 练习 on every page. */
  practice: boolean;
}

/** 出席, 请假, 列席: lines already broken so that no name is torn, at most 23 characters each (28 less the label). */
export interface NameList {
  label: string;
  lines: readonly string[];
}

/** A label and its text: 时间：… */
export interface Fact {
  label: string;
  text: string;
}

export interface MinutesPaper extends PaperBase {
  kind: 'minutes';
  /** `official`: red mark, number, imprint (GB/T 9704-2012, 10.3). `record`: the plain 议事记录 of a bench meeting. */
  layout: 'official' | 'record';
  /** The red mark, e.g. 云溪乡协商议事会议纪要. Left out of a preprinted sheet. */
  mark: string;
  preprinted: boolean;
  /** 〔2026〕12号; 待编号 in a draft without one. */
  number: string;
  /** Only in `record`: 时间, 地点, 主持人, 记录人, 参加. */
  facts: readonly Fact[];
  body: RichText;
  names: readonly NameList[];
  recipients: string;
  issuer: string;
  /** 2026年10月1日, or empty. */
  issuedOn: string;
  copies: number | null;
  signer: string;
  signedOn: string;
  /** Not signed yet. */
  draft: boolean;
}

export interface NoticePaper extends PaperBase {
  kind: 'notice';
  number: string;
  /** 主送, with its colon; empty: none. */
  addressee: string;
  body: RichText;
  issuer: string;
  issuedOn: string;
  /** 附注 in brackets below the day: contact and telephone; empty: none. */
  remark: string;
}

export interface SignInRow {
  name: string;
  duty: string;
  capacity: string;
  phone: string;
  arrivedAt: string;
  note: string;
}

export interface SignInPaper extends PaperBase {
  kind: 'signIn';
  facts: readonly Fact[];
  rows: readonly SignInRow[];
  /** Empty rows after the named ones, so that the last page is full. */
  blankRows: number;
  /** 应到、实到、请假; a text to be written by hand is empty. A bench meeting has 参加 only. */
  totals: readonly Fact[];
}

/** Papers that are a heading with a text, a table or a form below it; their shapes are in sheetShapes.ts. */
export type SheetKind = 'agenda' | 'script' | 'materials' | 'followUp' | 'approval' | 'assignSlip' | 'pressSlip' | 'opinionCheck' | 'studioYear' | 'handOver';

export interface SheetPaper extends PaperBase {
  kind: SheetKind;
  /** 交办〔2026〕3号, 待编号, or empty where the paper has none. */
  number: string;
  facts: readonly Fact[];
  body: RichText;
  /** The rows of the table, a text for each column of the shape. */
  rows: readonly (readonly string[])[];
  /** What the cells of the form say, by tag; an office's own template names the same. */
  values: Readonly<Record<string, string>>;
  issuer: string;
  issuedOn: string;
  remark: string;
}

export interface Plate {
  name: string;
  duty: string;
}

/** Name plates on A4: `two` on an upright sheet, `one` on a sheet across; each is folded and shows its name on both sides. */
export interface PlatesPaper extends PaperBase {
  kind: 'plates';
  size: PlateSize;
  plates: readonly Plate[];
}
export type PlateSize = 'two' | 'one';

export type Paper = MinutesPaper | NoticePaper | SignInPaper | SheetPaper | PlatesPaper;

export const watermark = '练习';
export const noNumber = '待编号';
