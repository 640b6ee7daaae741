import { describe, expect, it } from 'vitest';
import { againstRecord, type RecordedFacts } from '#shared/papers/againstRecord.ts';
import { heading, numberedList, paragraph, type RichText } from '#shared/richText.ts';

const facts: RecordedFacts = {
  heldOn: '2026-09-10',
  counts: { due: 4, present: 2, excused: 1, absent: 1 },
  chair: '张志强',
  people: ['张志强', '马玉梅', '何大山', '何大', '马小龙'],
  decisions: [{ text: '更换老旧支管3公里', organisation: '县水务局', hasLimit: true }],
};
const minutes = (lead: string, ...decided: string[]): RichText => ({ version: 1, blocks: [paragraph(lead), heading(1, '议定事项'), numberedList(decided)] });
const lead = '2026年9月10日下午，在村委会召开协商会。会议由张志强主持，应到4人，实到2人，请假1人，缺席1人。马玉梅、何大山发言。';
const decided = '更换老旧支管3公里。由县水务局负责，于2026年12月31日前完成。';

describe('minutes against the record of the meeting', () => {
  it('finds nothing where they agree, nor in an empty text', () => {
    expect(againstRecord(minutes(lead, decided), facts)).toEqual([]);
    expect(againstRecord({ version: 1, blocks: [] }, facts)).toEqual([]);
  });

  it('finds other numbers of people, but none while nobody has been ticked', () => {
    const text = minutes(lead.replace('应到4人', '应到5人').replace('实到2人', '实到 3 人'), decided);
    expect(againstRecord(text, facts)).toEqual(['正文写“应到5人”，签到记录是4人。', '正文写“实到3人”，签到记录是2人。']);
    expect(againstRecord(text, { ...facts, counts: { due: 4, present: 0, excused: 0, absent: 4 } })).toEqual([]);
  });

  it('finds another day of the meeting, and no chair', () => {
    expect(againstRecord(minutes(lead.replace('9月10日', '9月11日').replace('张志强', '王守田'), decided), facts)).toEqual([
      '正文写2026年9月11日召开，会议记录是2026年9月10日。',
      '正文没有写到主持人张志强。',
    ]);
  });

  it('finds a name with one wrong character, not the name of another on the list', () => {
    expect(againstRecord(minutes(lead.replace('马玉梅', '马玉海'), decided), facts)).toEqual(['名单里没有“马玉海”，是不是“马玉梅”？']);
    expect(againstRecord(minutes(`${lead}何大表示同意。`, decided), facts)).toEqual([]);
  });

  it('finds decisions without an organisation or a time limit, and organisations that were left out', () => {
    expect(againstRecord(minutes(lead, '更换老旧支管3公里。'), facts)).toEqual(['议定事项第1项没有写责任单位和办理时限。', '“更换老旧支管3公里”的责任单位县水务局，正文没有写到。']);
    expect(againstRecord(minutes(lead, '更换老旧支管3公里。由县住建局负责，于2026年12月31日前完成。'), facts)).toEqual(['“更换老旧支管3公里”的责任单位县水务局，正文没有写到。']);
  });
});
