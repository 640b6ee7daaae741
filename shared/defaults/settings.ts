import { type LightScheme, shippedLights } from '#shared/rules/light.ts';

/** How many of a unit make one of the unit that figures are given in: 300亩 + 0.12万亩 = 0.15万亩. */
export interface UnitFactor {
  unit: string;
  base: string;
  factor: number;
}

/** One box of the yearly checklist of duty; the points are in another rule set. */
export interface DutyQuota {
  key: 'activity' | 'opinion' | 'proposal' | 'consultation' | 'livelihood';
  label: string;
  minimum: number;
}

/** What a county or an office may set. Times in the unit that the name says. */
export interface Settings {
  /** A light turns yellow when fewer working days than this are left. */
  yellowDays: number;
  /** A matter without progress for this many natural days is shown as quiet. */
  quietDays: number;
  lights: LightScheme;
  /** Working days before a meeting by which the notice goes out. */
  noticeDays: number;
  /** Working days before a meeting by which the materials are there. */
  materialsDays: number;
  /** Working days after a meeting by which the minutes are reported. */
  minutesDays: number;
  /** Days before a meeting by which leave is asked for, and how often in a term before the member is reminded. */
  leaveDays: number;
  leaveLimit: number;
  /** Working days within which a responsible organisation may send a matter back. */
  returnDays: number;
  /** Natural days within which a proposal is to be answered, and the latest. */
  proposalDays: number;
  proposalLatestDays: number;
  /** Whether a deadline in natural days moves when its last day is off. */
  postpone: 'none' | 'holidays' | 'holidaysAndWeekends';
  /** Where the statistics year begins, `MM-DD`; 12-01 means from December of the year before. */
  yearStart: string;
  /** The first day of a term (届), any one, and how many years a term has. */
  termStart: string;
  termYears: number;
  /** What figures count, where there is a choice: by the figure's key the key of one of its bases (shared/rules/figures). */
  figureBasis: Readonly<Record<string, string>>;
  /** The parts of an archive's reference code (档号): 全宗号, 门类代码, 机构代码. */
  archiveCode: Readonly<Record<'fonds' | 'category' | 'organ', string>>;
  /** What the county's own assessment calls each item of an inspection, by key (shared/rules/figures/inspection.ts). */
  inspectionItems: Readonly<Record<string, string>>;
  /** Members sent down that a council must have: the 2 of 1+2+N. */
  membersPerCouncil: number;
  /** Proposals merged into another count inside those filed. */
  mergedCountsAsFiled: boolean;
  /** What the county calls its method, its conference's organ in a township, and its three channels. */
  methodName: string;
  townshipOrgan: string;
  /** The unit in which each kind of outcome is added up, by id of the kind. */
  outcomeUnits: Readonly<Record<string, string>>;
  unitFactors: readonly UnitFactor[];
  /** What a report is worth in the ranking of opinions: reported, taken up at a level, instructed on; `combined` is a factor. */
  opinionScores: Readonly<Record<'reported' | 'county' | 'city' | 'province' | 'national' | 'instructed' | 'combined', number>>;
  dutyName: string;
  dutyQuotas: readonly DutyQuota[];
  /** The county's own words for columns and choices in old sheets, beside the shipped ones (shared/defaults/tableWords.ts). */
  tableWords: Readonly<Record<string, readonly string[]>>;
}

export type SettingKey = keyof Settings;

/**
 * What is shipped: published practice of several counties (field-guide), a starting point and not a rule. Notice 15, materials
 * 10 and minutes 7 working days after a published procedure of consultation.
 */
export const shippedSettings: Settings = {
  yellowDays: 5,
  quietDays: 30,
  lights: shippedLights,
  noticeDays: 15,
  materialsDays: 10,
  minutesDays: 7,
  leaveDays: 2,
  leaveLimit: 2,
  returnDays: 5,
  proposalDays: 90,
  proposalLatestDays: 180,
  postpone: 'holidaysAndWeekends',
  yearStart: '01-01',
  termStart: '2021-12-01',
  termYears: 5,
  figureBasis: { livelihood: 'accepted', disputes: 'accepted', doneRate: 'kept', onTimeRate: 'due', contentRate: 'answered', replyRate: 'due', memberContentRate: 'answered' },
  archiveCode: { fonds: '000', category: 'WS', organ: 'ZX' },
  inspectionItems: {},
  membersPerCouncil: 2,
  mergedCountsAsFiled: false,
  methodName: '五方六步',
  townshipOrgan: '政协工作联络组',
  outcomeUnits: {
    'outcomeKind.livelihood': 'unit.piece',
    'outcomeKind.dispute': 'unit.case',
    'outcomeKind.land': 'unit.wanMu',
    'outcomeKind.greenhouse': 'unit.building',
    'outcomeKind.waste': 'unit.ton',
    'outcomeKind.helped': 'unit.person',
    'outcomeKind.aid': 'unit.wanYuan',
    'outcomeKind.recovered': 'unit.wanYuan',
    'outcomeKind.road': 'unit.kilometre',
    'outcomeKind.lamp': 'unit.lamp',
    'outcomeKind.pipe': 'unit.kilometre',
    'outcomeKind.canal': 'unit.kilometre',
    'outcomeKind.tree': 'unit.tree',
    'outcomeKind.parking': 'unit.space',
    'outcomeKind.investment': 'unit.wanYuan',
  },
  unitFactors: [
    { unit: 'unit.mu', base: 'unit.wanMu', factor: 0.0001 },
    { unit: 'unit.yuan', base: 'unit.wanYuan', factor: 0.0001 },
    { unit: 'unit.metre', base: 'unit.kilometre', factor: 0.001 },
  ],
  opinionScores: { reported: 1, county: 3, city: 5, province: 8, national: 10, instructed: 5, combined: 0.5 },
  dutyName: '22111',
  dutyQuotas: [
    { key: 'activity', label: '基层履职实践活动', minimum: 2 },
    { key: 'opinion', label: '社情民意信息', minimum: 2 },
    { key: 'proposal', label: '提案', minimum: 1 },
    { key: 'consultation', label: '协商议事', minimum: 1 },
    { key: 'livelihood', label: '民生实事', minimum: 1 },
  ],
  tableWords: {},
};

/** The key list in a fixed order. */
export const settingKeys = Object.keys(shippedSettings) as SettingKey[]; // Object.keys widens; the object is closed

/** One row of entity `setting` for each shipped setting: what a fresh data folder is seeded with. The value is JSON text. */
export function settingRows(settings: Settings): { id: string; key: SettingKey; value: string }[] {
  return settingKeys.map((key) => ({ id: `setting.${key}`, key, value: JSON.stringify(settings[key]) }));
}

/** True when a value read from a row has the shape of the shipped one: same type; for numbers, not below 0. */
function hasShapeOf(shipped: unknown, value: unknown): boolean {
  if (Array.isArray(shipped)) return Array.isArray(value) && value.every((one: unknown) => hasShapeOf(shipped[0], one));
  if (typeof shipped === 'object' && shipped !== null) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
  if (typeof shipped === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return typeof value === typeof shipped && value !== '';
}

/**
 * The settings that hold: the rows of entity `setting` over the shipped ones. Unknown keys are another program version's and
 * are passed over, and so is a value that cannot be read or has another shape: the shipped one then holds. Of an object
 * (units, lights) the row gives single entries, the others stay as shipped. Never fails.
 */
export function readSettings(rows: readonly { key: string; value: string | null }[]): Settings {
  const settings: Record<string, unknown> = { ...shippedSettings };
  for (const { key, value } of rows) {
    if (!Object.hasOwn(shippedSettings, key) || value === null) continue;
    const shipped: unknown = shippedSettings[key as SettingKey]; // checked the line above
    const read = parse(value);
    if (read === undefined || !hasShapeOf(shipped, read) || !isAllowed(key, read)) continue;
    const merge = typeof shipped === 'object' && !Array.isArray(shipped);
    settings[key] = merge ? { ...(shipped as object), ...(read as object) } : read; // both are objects: hasShapeOf
  }
  return settings as unknown as Settings; // every key is shipped or has the shipped one's shape
}

function isLight(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { colour, label } = value as { colour?: unknown; label?: unknown }; // read as what may be there
  return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) && typeof label === 'string' && label.trim() !== '';
}

function isAllowed(key: string, value: unknown): boolean {
  if (key === 'yearStart') return typeof value === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
  if (key === 'termStart') return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value);
  if (key === 'termYears') return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10;
  // Days are counted one by one: more than ten years of them is a slip of the hand, and would keep every page waiting.
  if (key.endsWith('Days')) return typeof value === 'number' && Number.isInteger(value) && value <= 3660;
  if (key === 'lights') return Object.values(value as object).every(isLight); // an object: hasShapeOf
  if (key === 'postpone') return value === 'none' || value === 'holidays' || value === 'holidaysAndWeekends';
  return true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
