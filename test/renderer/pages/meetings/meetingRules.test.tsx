import '#test/renderer/ui/jsdom.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#shared/contract/records.ts';
import { readDeadline } from '#renderer/pages/meetings/deadline.ts';
import { copiedParts, latestOfSeries, meetingFromLast, meetingFromTopics, nextMeetingDay, retitled, titleFromTopics } from '#renderer/pages/meetings/newMeeting.ts';
import { nextStep } from '#renderer/pages/meetings/nextStep.ts';
import { diffWordsOf } from '#renderer/record/textDiff.ts';

const row = (set: Record<string, string | boolean | readonly string[] | null>): Row => ({ id: 'r', createdAt: '', changedAt: '', changedBy: '', site: '', deleted: false, ...set });
const state = { cancelled: false, light: false, heldOn: '2026-09-28', noticeOn: '', attendance: 0, present: 0, speeches: 0, decisions: 0, hasDigest: false, hasMinutes: false, signed: false };

describe('a new meeting', () => {
  it('is named after its topic', () => {
    expect(titleFromTopics([row({ title: '关于修通村东路的建议' })])).toBe('关于修通村东路的协商会');
    expect(titleFromTopics([row({ title: '村东路积水' }), row({ title: '路灯' })])).toBe('关于村东路积水等议题的协商会');
    expect(meetingFromTopics([row({ id: 't1', title: '路灯', place: 'p1', form: null, parties: ['party.people'] })])).toEqual({ title: '关于路灯的协商会', topics: ['t1'], place: 'p1', parties: ['party.people'] });
  });

  it('follows the last one a month later, never in the past, on no weekend', () => {
    expect(nextMeetingDay('2026-08-31', '2026-09-01')).toBe('2026-09-30');
    expect(nextMeetingDay('2026-01-15', '2026-09-20')).toBe('2026-10-15');
    expect(nextMeetingDay('2026-11-12', '2026-11-21')).toBe('2026-12-14');
    expect(retitled('云溪乡2026年12月协商会', '2026-12-10', '2027-01-11')).toBe('云溪乡2027年1月协商会');
    expect(retitled('11月协商会', '2026-01-10', '2026-02-10')).toBe('11月协商会');
  });

  it('takes over settings, agenda and list, and nothing of what was said', () => {
    const last = row({ id: 'm1', title: '协商会', heldOn: '2026-08-05', place: 'p', council: 'c', digest: '说了什么', noticeOn: '2026-08-01', topics: ['t'] });
    const made = meetingFromLast(last, '2026-09-01');
    expect(made).toMatchObject({ place: 'p', council: 'c', previous: 'm1', heldOn: '2026-09-07' });
    expect(made).not.toHaveProperty('digest');
    expect(made).not.toHaveProperty('noticeOn');
    expect(made).not.toHaveProperty('topics');
    const writes = copiedParts('m2', [row({ title: '通报' })], [
      row({ name: '李强', role: 'attendanceRole.member', state: 'attendanceState.excused', excuse: '住院' }),
      row({ name: '过客', role: 'attendanceRole.guest', state: 'attendanceState.present' }),
    ]);
    expect(writes.map(({ entity, set }) => [entity, set['title'] ?? set['name'], set['state'], set['excuse']])).toEqual([
      ['agenda', '通报', undefined, undefined],
      ['attendance', '李强', 'attendanceState.expected', undefined],
    ]);
  });

  it('is offered after the latest of each council', () => {
    const meetings = [row({ id: 'a', council: 'c', heldOn: '2026-01-01' }), row({ id: 'b', council: 'c', heldOn: '2026-02-01' }), row({ id: 'd', place: 'p', heldOn: '2026-01-05' }), row({ id: 'e', council: 'c', heldOn: '2026-03-01', cancelledOn: '2026-02-20' })];
    expect(latestOfSeries(meetings).map((one) => one.id)).toEqual(['b', 'd']);
  });
});

describe('the one next action', () => {
  it('goes from the notice to the signature', () => {
    const today = '2026-09-28';
    expect(nextStep({ ...state, heldOn: '2026-10-20' }, today)).toBe('notice');
    expect(nextStep({ ...state, heldOn: '2026-10-20', noticeOn: today }, today)).toBe('people');
    expect(nextStep(state, today)).toBe('signIn');
    expect(nextStep({ ...state, present: 5 }, today)).toBe('record');
    expect(nextStep({ ...state, present: 5, speeches: 2 }, today)).toBe('decisions');
    expect(nextStep({ ...state, present: 5, speeches: 2, decisions: 1 }, today)).toBe('draft');
    expect(nextStep({ ...state, present: 5, speeches: 2, decisions: 1, hasMinutes: true }, today)).toBe('sign');
    expect(nextStep({ ...state, signed: true }, today)).toBe('none');
    expect(nextStep({ ...state, cancelled: true }, today)).toBe('none');
    expect(nextStep({ ...state, light: true, hasDigest: true, decisions: 1 }, today)).toBe('none');
  });
});

describe('a limit as it is said', () => {
  it('is a day or a number of days', () => {
    expect(readDeadline('10', '2026-09-28', '2026-09-28')).toEqual({ value: { days: 10, kind: 'working' } });
    expect(readDeadline('１０个工作日内', '2026-09-28', '2026-09-28')).toEqual({ value: { days: 10, kind: 'working' } });
    expect(readDeadline('30天', '2026-09-28', '2026-09-28')).toEqual({ value: { days: 30, kind: 'natural' } });
    expect(readDeadline('10-31', '2026-09-28', '2026-09-28')).toEqual({ value: { on: '2026-10-31' } });
    expect(readDeadline('2026.2.30', '2026-09-28', '2026-09-28')).toHaveProperty('error');
    expect(readDeadline('0', '2026-09-28', '2026-09-28')).toHaveProperty('error');
  });
  it('is what everybody calls it, from the day of the meeting, and refused with the doubt where that is no one day', () => {
    const read = (text: string) => readDeadline(text, '2026-11-20', '2026-09-28');
    expect(read('年底前')).toEqual({ value: { on: '2026-12-31' } });
    expect(read('10月底')).toEqual({ value: { on: '2026-10-31' } });
    expect(read('两周')).toEqual({ value: { days: 14, kind: 'natural' } });
    expect(read('一个月')).toEqual({ value: { on: '2026-10-28' } });
    expect(read('10月31日前')).toEqual({ value: { on: '2026-10-31' } });
    expect(read('国庆')).toEqual({ value: { on: '2026-09-30' } });
    expect(read('10月中旬')).toEqual({ error: '“10月中旬”：中旬是11日至20日，没有写明哪一天，请写日期。' });
    expect(read('10月')).toHaveProperty('error');
    expect(read('尽快')).toHaveProperty('error');
  });
});

describe('what a later version changed', () => {
  it('holds both texts whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'会议议定修路灯，。\n一二') }), fc.string({ unit: fc.constantFrom(...'会议议定修路灯，。\n一二') }), (before, after) => {
        const parts = diffWordsOf(before, after);
        expect(parts.filter((part) => part.how !== 'added').map((part) => part.text).join('')).toBe(before);
        expect(parts.filter((part) => part.how !== 'removed').map((part) => part.text).join('')).toBe(after);
      }),
    );
  });
});
