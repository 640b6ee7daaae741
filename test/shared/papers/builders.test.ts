import { expect, test } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { draftMinutesBody } from '#shared/papers/draftMinutes.ts';
import type { MeetingData } from '#shared/papers/meetingData.ts';
import { buildMinutesPaper, freezePaper } from '#shared/papers/minutesPaper.ts';
import { nameLists, packLines } from '#shared/papers/nameLists.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import { dutyText, whenText } from '#shared/papers/phrases.ts';
import { blankRowsFor, buildSignInPaper, signInPageRows } from '#shared/papers/signInPaper.ts';
import { markSize, signatureIndents, titleLines } from '#shared/papers/typesetting.ts';
import { formatRichText, plainText } from '#shared/richText.ts';
import { checkPaperText } from '#shared/rules/paperText.ts';
import { sampleMeeting, sampleMinutes, sampleOffice } from '#test/papers/sampleMeeting.ts';

const with_ = (meeting: Partial<MeetingData['meeting']>): MeetingData => ({ ...sampleMeeting, meeting: { ...sampleMeeting.meeting, ...meeting } });

test('the draft says who, when, where, what was heard, agreed and decided, by whom and by when', () => {
  const text = plainText(draftMinutesBody(sampleMeeting, sampleOffice));
  for (const part of [
    '2026年10月9日上午9时30分，云溪乡基层协商议事会在柳沟村党群服务中心二楼会议室召开',
    '会议由马建国主持',
    '应到8人，实到7人，请假1人',
    '1.在二社主路安装太阳能路灯24盏（云溪乡人民政府）：已于8月20日全部安装并亮灯。',
    '政协委员认为，改造要与村道硬化统筹，避免重复开挖；建议先修管网、后硬化路面。',
    '1.更换柳沟村三社主管道1.6公里。由县水务局牵头，县交通局、云溪乡人民政府配合，于2026年11月16日前完成。',
    '2.停水期间每天定时送水。由柳沟村民委员会负责，责任人孙有福，3个工作日内完成。',
    '赞成14票，反对0票，弃权1票',
    '1.孙有福提出：入户支管材料费应全部由项目承担。处理情况：由村委会测算后提交村民会议讨论。',
  ]) expect(text).toContain(part);
  expect(checkPaperText(text)).toEqual([]);
});

test('the draft of a meeting with nothing recorded says only what is known, without empty sections', () => {
  const empty: MeetingData = {
    ...with_({ startAt: null, location: null, council: null, parties: [], chair: null, reporter: null, surveys: null, survey: null, votesFor: null, votesAbstain: null, votesAgainst: null, publicOn: null }),
    topics: [], agenda: [], attendance: [], speeches: [], consensus: [], decisions: [], previous: null,
  };
  expect(plainText(draftMinutesBody(empty, sampleOffice))).toBe('2026年10月9日，政协安和县云溪乡工作联络组召开柳沟村饮水管网改造协商议事会。现将会议主要情况纪要如下。');
});

test('a private person is named on no paper, in no text, with no phone', () => {
  const papers = [
    JSON.stringify(buildMinutesPaper(sampleMeeting, { ...sampleMinutes, title: '赵玉兰反映事项', body: formatRichText({ version: 1, blocks: [{ type: 'paragraph', runs: [{ text: '赵　玉兰说' }] }] }) }, null, sampleOffice)),
    JSON.stringify(buildMinutesPaper(sampleMeeting, sampleMinutes, null, sampleOffice)),
    JSON.stringify(buildNoticePaper(with_({ title: '赵玉兰家门前道路协商会' }), sampleOffice)),
    JSON.stringify(buildSignInPaper(sampleMeeting, sampleOffice)),
  ];
  for (const paper of papers) {
    expect(paper).not.toMatch(/赵[\s\u3000]*玉[\s\u3000]*兰/);
    expect(paper).not.toContain('13900001111');
  }
  expect(JSON.stringify(nameLists(sampleMeeting))).toContain('马建国');
});

test('a private meeting names nobody, and still counts them', () => {
  const paper = buildMinutesPaper(with_({ privacyId: 'privacy.hidden' }), sampleMinutes, null, sampleOffice);
  const text = JSON.stringify(paper);
  for (const one of sampleMeeting.attendance) expect(text).not.toContain(one.name);
  expect(text).toContain('应到8人');
  expect(paper.names[0]?.lines.join('')).toContain('群众代表2人');
});

test('an expected list before the meeting is printed whole; afterwards only those who came', () => {
  const expected = sampleMeeting.attendance.map((one) => ({ ...one, stateId: 'attendanceState.expected' }));
  expect(nameLists({ ...sampleMeeting, attendance: expected }).map((list) => list.label)).toEqual(['出席', '列席']);
  expect(nameLists(sampleMeeting).map((list) => list.label)).toEqual(['出席', '请假', '列席']);
});

test('lines of names tear no name, and hold at most 23 characters', () => {
  const lines = packLines(Array.from({ length: 30 }, (_, i) => `县政协委员　王${'一二三'.slice(0, (i % 3) + 1)}`));
  expect(lines.every((line) => [...line].length <= 23)).toBe(true);
  expect(lines.join('\u3000\u3000').split('\u3000\u3000')).toHaveLength(30);
});

test('a bench meeting becomes a plain record, without 应到', () => {
  const paper = buildMinutesPaper(with_({ light: true, headcount: '约20人' }), { ...sampleMinutes, title: '议事记录' }, null, sampleOffice);
  expect(paper.layout).toBe('record');
  expect(paper.names).toEqual([]);
  expect(paper.facts.find((fact) => fact.label === '参加人员')?.text).toContain('约20人');
  expect(JSON.stringify(paper)).not.toContain('应到');
});

test('a signed version prints as it was signed, whatever became of the records', () => {
  const signed = buildMinutesPaper(sampleMeeting, sampleMinutes, null, sampleOffice);
  const version = { number: '〔2026〕12号', version: 1, signer: '马建国', signedOn: '2026-10-12', content: freezePaper(signed) };
  const later = buildMinutesPaper(with_({ title: '改了名的会' }), { ...sampleMinutes, title: '别的' }, version, { ...sampleOffice, practice: true });
  expect(later).toEqual({ ...signed, draft: false, number: '〔2026〕12号', signer: '马建国', signedOn: '2026年10月12日', practice: true });
  expect(() => buildMinutesPaper(sampleMeeting, sampleMinutes, { ...version, content: '{' }, sampleOffice)).toThrow(Failure);
});

test('a person made private after the signing is not named on a new print', () => {
  const content = freezePaper(buildMinutesPaper(sampleMeeting, sampleMinutes, null, sampleOffice));
  const version = { number: '〔2026〕12号', version: 1, signer: '马建国', signedOn: '2026-10-12', content };
  const since = { ...sampleMeeting, attendance: sampleMeeting.attendance.map((one) => (one.name === '孙有福' ? { ...one, privacyId: 'privacy.hidden' } : one)) };
  expect(content).toContain('孙有福');
  expect(JSON.stringify(buildMinutesPaper(since, sampleMinutes, version, sampleOffice))).not.toContain('孙有福');
});

test('the notice names time with weekday, place, topic, agenda and contact; a cancelled one says so', () => {
  const notice = buildNoticePaper(sampleMeeting, sampleOffice);
  const text = plainText(notice.body);
  expect(text).toContain('2026年10月9日（星期五）上午9时30分。');
  expect(text).toContain('1.请参会人员提前10分钟到会签到。');
  expect(notice.remark).toBe('（联系人：李婷，电话：0935-6612345）');
  const off = buildNoticePaper(with_({ cancelledOn: '2026-10-08', cancelReason: '因降雪' }), sampleOffice);
  expect(off.title).toBe('关于取消柳沟村饮水管网改造协商议事会的通知');
  expect(plainText(off.body)).toContain('因降雪，不再如期召开');
});

test('a notice that went out keeps its day when it is printed again; a new one, and one that puts the meeting off, is of today', () => {
  const later = { ...sampleOffice, today: '2026-12-01' };
  expect(buildNoticePaper(with_({ noticeOn: '2026-10-06' }), later).issuedOn).toBe('2026年10月6日');
  expect(buildNoticePaper(with_({ noticeOn: null }), later).issuedOn).toBe('2026年12月1日');
  expect(buildNoticePaper(with_({ noticeOn: '2026-10-06', movedFrom: { heldOn: '2026-10-08', startAt: null } }), later).issuedOn).toBe('2026年12月1日');
});

test('high rows and a long title leave the sign-in sheet as many pages as it fills', () => {
  const high = 5;
  // Three high rows are as much as fifteen of one line: the sheet takes a second page, and fills it.
  expect(blankRowsFor([high, high, high])).toBe(1 + signInPageRows.next);
  expect(blankRowsFor([high])).toBe(signInPageRows.only - high);
  expect(blankRowsFor([1], 2.5)).toBe(Math.floor(signInPageRows.only - 2.5 - 1));
  const long = '岚川县云溪乡农业农村和乡村振兴综合服务中心暨乡村建设管理服务中心联合办公室水利站主任';
  const sheet = (duty: string) => buildSignInPaper({ ...sampleMeeting, attendance: sampleMeeting.attendance.slice(0, 4).map((one) => ({ ...one, duty })) }, sampleOffice);
  expect(sheet(long).blankRows).toBeLessThan(sheet('村民代表').blankRows);
});

test('the sign-in sheet fills its last page and leaves the counts to the pen before the meeting', () => {
  for (let named = 0; named < 120; named += 1) {
    const blank = blankRowsFor(Array.from({ length: named }, () => 1));
    expect(blank).toBeGreaterThanOrEqual(3);
    const rows = named + blank;
    expect(rows === signInPageRows.only || (rows - signInPageRows.first) % signInPageRows.next === 0).toBe(true);
  }
  const before = buildSignInPaper({ ...sampleMeeting, attendance: sampleMeeting.attendance.map((one) => ({ ...one, stateId: 'attendanceState.expected' })) }, sampleOffice);
  expect(before.totals).toEqual([{ label: '应到', text: '8' }, { label: '实到', text: '' }, { label: '请假', text: '' }]);
});

test('duty and time are worded as the field words them', () => {
  const decision = { text: '', organisation: '县水务局', coOrganisations: [], person: null, deadlineOn: null, deadlineDays: 30, deadlineKindId: 'deadlineKind.natural', topic: null };
  expect(dutyText(decision)).toBe('由县水务局负责，30日内完成');
  expect(whenText('2026-01-05', '14:05')).toBe('2026年1月5日下午2时5分');
  expect(whenText('2026-01-05', '12:00')).toBe('2026年1月5日下午12时');
});

test('the mark stays on one line, titles break between words, signatures stay on the sheet', () => {
  for (let n = 1; n < 60; n += 1) {
    const { size, scale } = markSize('纪'.repeat(n));
    if (n <= 40) expect((n * size * scale) / 100).toBeLessThanOrEqual(442);
  }
  expect(titleLines('关于召开柳沟村饮水管网改造协商议事会的通知')).toEqual(['关于召开柳沟村饮水管网改造', '协商议事会的通知']);
  const words = titleLines('关于召开云溪乡“一事一议”农村饮水安全巩固提升工程和通村道路硬化等民生实事专题协商议事会暨现场推进会的通知');
  expect(words.length).toBe(3);
  for (const torn of ['饮水', '安全', '巩固', '民生', '实事', '专题', '道路']) expect(words.join('|')).toContain(torn);
  for (const line of titleLines('字'.repeat(70))) expect([...line].length).toBeLessThanOrEqual(19);
  expect(signatureIndents('政协安和县委员会', '2026年10月8日').day).toBe(4);
  expect(signatureIndents('政协安和县云溪乡及柳沟等三村联合工作联络组', '2026年1月8日').issuer).toBe(2);
});
