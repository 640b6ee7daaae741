import type { Day } from '#shared/rules/day.ts';

/** One of the county's steps in their order; six by default. */
export interface MeetingStepChoice {
  key: string;
  label: string;
}

/** 提出议题 … 反馈评议: "五方六步" in one reading (county practice, configurable; field guide 3.1: never call it official). */
export const shippedMeetingSteps: readonly MeetingStepChoice[] = [
  { key: 'raise', label: '提出议题' },
  { key: 'settle', label: '确定议题' },
  { key: 'survey', label: '调研' },
  { key: 'consult', label: '开展协商' },
  { key: 'handle', label: '成果办理' },
  { key: 'feedback', label: '反馈评议' },
];

export interface TakenStep {
  step: string;
  on: Day;
}

export interface MeetingStanding {
  /** The furthest step taken up to today, or null. */
  at: string | null;
  /** The step to take next: the first after `at`; null at the end. */
  next: string | null;
  taken: readonly { key: string; label: string; on: Day | null }[];
  /** Steps passed over: before `at` and not taken. */
  skipped: readonly string[];
  /** A step dated before an earlier one; a step that the county no longer has. */
  findings: readonly string[];
}

/**
 * Which of the county's steps a meeting stands at (county practice). A step taken several times stands by its first day; one
 * dated after today is planned, not taken.
 */
export function meetingStanding(taken: readonly TakenStep[], today: Day, order: readonly MeetingStepChoice[] = shippedMeetingSteps): MeetingStanding {
  const first = new Map<string, Day>();
  const findings: string[] = [];
  for (const { step, on } of taken) {
    if (!order.some(({ key }) => key === step)) findings.push(`有一个步骤“${step}”不在本县的步骤清单里。`);
    const known = first.get(step);
    if (on <= today && (known === undefined || on < known)) first.set(step, on);
  }
  const rows = order.map(({ key, label }) => ({ key, label, on: first.get(key) ?? null }));
  const at = rows.findLastIndex((row) => row.on !== null);
  let before: { label: string; on: Day } | null = null;
  for (const { label, on } of rows) {
    if (on === null) continue;
    if (before !== null && on < before.on) findings.push(`“${label}”的日期在“${before.label}”之前，请核对。`);
    else before = { label, on };
  }
  return {
    at: rows[at]?.key ?? null,
    next: rows[at + 1]?.key ?? null,
    taken: rows,
    skipped: rows.slice(0, Math.max(0, at)).filter((row) => row.on === null).map((row) => row.key),
    findings: [...new Set(findings)].sort(),
  };
}

/** What a meeting's own papers say about its steps; null where nothing is known. */
export interface MeetingFacts {
  topicCollectedOn: Day | null;
  topicApprovedOn: Day | null;
  surveyedOn: Day | null;
  heldOn: Day | null;
  cancelled: boolean;
  firstAssignedOn: Day | null;
  feedbackOn: Day | null;
}

/** Steps that follow from the meeting's papers, so that nobody types a date twice. For the shipped six keys. */
export function impliedSteps(facts: MeetingFacts): TakenStep[] {
  const days: readonly (readonly [string, Day | null])[] = [
    ['raise', facts.topicCollectedOn], ['settle', facts.topicApprovedOn], ['survey', facts.surveyedOn],
    ['consult', facts.cancelled ? null : facts.heldOn], ['handle', facts.firstAssignedOn], ['feedback', facts.feedbackOn],
  ];
  return days.flatMap(([step, on]) => (on === null ? [] : [{ step, on }]));
}

/** `role`: member (应到), observer (列席), guest (临时参加). `state`: present, excused, absent, expected; keys of the choices. */
export interface AttendanceRow {
  role: string;
  state: string;
}

/**
 * due = present + excused + absent, always (field guide 6.2): due are those expected, and who has neither signed nor been
 * excused is absent. Observers and guests are counted apart, those who came.
 */
export function attendanceCount(rows: readonly AttendanceRow[]): Record<'due' | 'present' | 'excused' | 'absent' | 'observers' | 'guests', number> {
  const count = { due: 0, present: 0, excused: 0, absent: 0, observers: 0, guests: 0 };
  for (const { role, state } of rows) {
    const came = state === 'present' || state === 'late';
    if (role === 'observer') count.observers += came ? 1 : 0;
    else if (role === 'guest') count.guests += came ? 1 : 0;
    else {
      count.due += 1;
      count[came ? 'present' : state === 'excused' ? 'excused' : 'absent'] += 1;
    }
  }
  return count;
}
