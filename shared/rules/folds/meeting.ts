import type { Fold } from '#shared/rules/fold.ts';
import { lastVerdict } from '#shared/rules/folds/review.ts';
import { keyOf } from '#shared/rules/folds/step.ts';
import { attendanceCount } from '#shared/rules/meetingSteps.ts';

/** 应到 = 实到 + 请假 + 缺席, of those expected; observers and guests stand apart, so that the identity always holds. */
export const meetingFold: Fold = {
  parts: [
    { entity: 'attendance', field: 'meeting' },
    { entity: 'meetingStep', field: 'meeting' },
    { entity: 'minutes', field: 'meeting' },
    { entity: 'review', field: 'subject' },
  ],
  compute(_row, [attendance = [], steps = [], minutes = [], reviews = []]) {
    const { due, present, excused, absent, observers, guests } = attendanceCount(attendance.map((one) => ({ role: keyOf(one['role']), state: keyOf(one['state']) })));
    const latest = steps.toSorted((a, b) => String(a['on']).localeCompare(String(b['on'])) || a.createdAt.localeCompare(b.createdAt)).at(-1);
    return {
      due,
      present,
      excused,
      absent,
      observers: observers + guests,
      stage: latest?.['step'] ?? null,
      minutesNumber: minutes.map((one) => one['number']).find((number) => number) ?? null,
      review: lastVerdict(reviews),
    };
  },
};

/** A draft shows the newest version that is not voided. */
export const minutesFold: Fold = {
  parts: [{ entity: 'minutesVersion', field: 'minutes' }],
  compute(_row, [versions = []]) {
    const standing = versions.filter((one) => !one['voidedOn']).toSorted((a, b) => Number(a['version']) - Number(b['version'])).at(-1);
    return { versions: versions.length, number: standing?.['number'] ?? null, signedOn: standing?.['signedOn'] ?? null };
  },
};
