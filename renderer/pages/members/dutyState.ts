import type { Output } from '#shared/contract.ts';
import { ask } from '#renderer/bridge.ts';
import { type Asked, useAsked } from '#renderer/state/asked.ts';

/** Everything that a score is made of: it is computed anew when one of these changes. */
const sources = [
  'member', 'dutyRule', 'dutyEntry', 'dutyYear', 'dutyResult', 'meeting', 'attendance', 'speech', 'log', 'training', 'topic', 'opinion', 'opinionStep', 'proposal',
  'proposalStep', 'problem', 'progress', 'leave', 'review', 'setting', 'choice',
];

export function useDuty(year: number): Asked<Output<'getDuty'>> {
  return useAsked(`getDuty ${year}`, sources, () => ask('getDuty', { year }));
}

export function useMemberDuty(year: number, member: string): Asked<Output<'getMemberDuty'>> {
  return useAsked(`getMemberDuty ${year} ${member}`, sources, () => ask('getMemberDuty', { year, member }));
}

export function useDutyRules(year: number): Asked<Output<'getDutyRules'>> {
  return useAsked(`getDutyRules ${year}`, ['dutyRule', 'dutyYear', 'setting'], () => ask('getDutyRules', { year }));
}

export function useDutyChanges(year: number, closed: boolean): Asked<Output<'getDutyChanges'>> {
  return useAsked(closed ? `getDutyChanges ${year}` : null, sources, () => ask('getDutyChanges', { year }));
}

export function useMemberFiles(year: number, member: string | null): Asked<Output<'getMemberFiles'>> {
  return useAsked(`getMemberFiles ${year} ${member ?? 'all'}`, [...sources, 'tenure'], () => ask('getMemberFiles', { year, members: member === null ? null : [member] }));
}
