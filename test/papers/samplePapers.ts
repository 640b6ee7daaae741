import { samplePaper } from '#electron/service/samplePaper.ts';
import { paperKinds } from '#shared/contract/papers.ts';
import { buildPlatesPaper } from '#shared/papers/platesPaper.ts';
import { buildScriptPaper } from '#shared/papers/scriptPaper.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import type { MinutesPaper, NoticePaper, Paper, SignInPaper } from '#shared/papers/paper.ts';
import { buildSignInPaper } from '#shared/papers/signInPaper.ts';
import { numberBlocks, runsText } from '#shared/richText.ts';
import { pureText, sampleMeeting, sampleMinutes, sampleOffice } from '#test/papers/sampleMeeting.ts';

export const minutesPaper: MinutesPaper = { ...buildMinutesPaper(sampleMeeting, sampleMinutes, null, sampleOffice), number: '〔2026〕12号' };
export const noticePaper: NoticePaper = buildNoticePaper(sampleMeeting, sampleOffice);
export const signInPaper: SignInPaper = buildSignInPaper(sampleMeeting, sampleOffice);
/** A sheet of several pages. */
export const longSignInPaper: SignInPaper = buildSignInPaper(
  { ...sampleMeeting, attendance: Array.from({ length: 5 }, (_, i) => sampleMeeting.attendance.map((one) => ({ ...one, id: `${one.id}-${i}` }))).flat() },
  sampleOffice,
);

/** One paper of every other kind, and large plates. */
export const otherPapers: readonly [name: string, paper: Paper][] = [
  ...paperKinds.filter((kind) => !['minutes', 'notice', 'signIn', 'script', 'plates'].includes(kind)).map((kind): [string, Paper] => [kind, samplePaper(kind)]),
  ['script', buildScriptPaper(sampleMeeting, sampleOffice)],
  ['plates', buildPlatesPaper(sampleMeeting, sampleOffice, 'two')],
  ['bigPlates', buildPlatesPaper(sampleMeeting, sampleOffice, 'one')],
];

/** Minutes of forty pages: 300 people, 60 speeches. */
export const fortyPages: MinutesPaper = buildMinutesPaper(
  {
    ...sampleMeeting,
    attendance: Array.from({ length: 300 }, (_, i) => ({ ...(sampleMeeting.attendance[i % 5] ?? sampleMeeting.attendance[0]), id: `p${i}`, name: `代表${i + 1}` }) as (typeof sampleMeeting.attendance)[number]),
    speeches: Array.from({ length: 60 }, (_, i) => ({
      speaker: `代表${i}`, attendance: `p${i}`, duty: null, partyId: `party.p${i}`, party: `第${i + 1}组`, topic: null, advice: null,
      gist: '饮水改造要与村道硬化统筹安排，避免重复开挖，工程质量要有群众监督，资金使用要公开'.repeat(7),
    })),
  },
  sampleMinutes, null, sampleOffice,
);

/** Minutes whose second page is nothing but ideographs. */
export const gridPaper: MinutesPaper = {
  ...minutesPaper,
  body: { version: 1, blocks: [{ type: 'paragraph', runs: [{ text: pureText(28 * 60) }] }] },
};

/** Minutes with `n` more short paragraphs, so that the imprint meets every height of a last page. */
export const minutesOfLength = (n: number): MinutesPaper => ({
  ...minutesPaper,
  names: minutesPaper.names.slice(0, 1),
  body: { version: 1, blocks: Array.from({ length: n }, (_, i) => ({ type: 'paragraph' as const, runs: [{ text: `第${i + 1}段，照录会议情况。` }] })) },
});

/** Every character but blanks that the minutes must show, page numbers aside, in order. */
export function wordsOf(paper: MinutesPaper): string {
  const body = numberBlocks(paper.body).flatMap((block) => (block.type === 'list' ? block.items.map(runsText) : block.type === 'table' ? [] : [runsText(block.runs)]));
  const names = paper.names.map((list) => `${list.label}：${list.lines.join('')}`);
  const imprint = [`印送：${paper.recipients}。`, paper.issuer, `${paper.issuedOn}印发`, `共印${paper.copies ?? ''}份`];
  return [paper.mark, paper.number, paper.title, ...body, ...names, ...imprint].join('').replace(/[\s\u3000]+/g, '');
}
