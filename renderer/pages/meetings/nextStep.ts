/** What is known of a meeting when the one next action is chosen. Counts are of records. */
export interface MeetingState {
  cancelled: boolean;
  light: boolean;
  heldOn: string;
  noticeOn: string;
  attendance: number;
  present: number;
  speeches: number;
  decisions: number;
  hasDigest: boolean;
  hasMinutes: boolean;
  signed: boolean;
}

export type NextStep = 'notice' | 'people' | 'signIn' | 'record' | 'decisions' | 'draft' | 'sign' | 'none';

/** The words on the one button. */
export const nextWords: Readonly<Record<Exclude<NextStep, 'none'>, string>> = {
  notice: '发通知',
  people: '登记参会人员',
  signIn: '登记参会',
  record: '记录发言',
  decisions: '记录议定事项',
  draft: '起草纪要',
  sign: '签发纪要',
};

/** 发通知 → 登记参会 → 记录发言 → 记录议定事项 → 起草纪要 → 签发. What is past is not asked for: a meeting held needs no notice. */
export function nextStep(state: MeetingState, today: string): NextStep {
  if (state.cancelled || state.signed) return 'none';
  if (state.light) {
    if (state.heldOn > today) return 'none';
    if (!state.hasDigest) return 'record';
    return state.decisions === 0 ? 'decisions' : 'none';
  }
  if (state.heldOn > today) return state.noticeOn === '' ? 'notice' : state.attendance === 0 ? 'people' : 'none';
  if (state.present === 0) return 'signIn';
  if (state.speeches === 0) return 'record';
  if (state.decisions === 0 && !state.hasMinutes) return 'decisions';
  return state.hasMinutes ? 'sign' : 'draft';
}
