import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Input } from '#shared/contract.ts';
import { openProgram } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';

const folder = freshFolder('recording');

/** A quick typist's pause between two keys, in milliseconds; nothing is ever looked at or waited for. */
const pause = 20;

test('a whole meeting is recorded with the keyboard alone, at the speed of speech', { timeout: 240_000 }, async () => {
  const program = await openProgram({ host: 'browser', data: join(folder.path, 'data'), today: '2026-09-28' });
  try {
    await program.api('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协安和县云溪乡工作联络组', person: '李秀英' });
    const place = (await program.api('getSession', {})).office?.place ?? '';
    type NewRecord = Pick<Input<'saveRecords'>['writes'][number], 'entity' | 'set'>;
    const make = async (...writes: NewRecord[]) => (await program.api('saveRecords', { writes: writes.map((one) => ({ ...one, id: null })) })).ids;
    const [meeting = ''] = await make({ entity: 'meeting', set: { title: '村东路协商会', heldOn: '2026-09-28', place, form: 'meetingForm.conference', level: 'level.township' } });
    await make({ entity: 'organisation', set: { name: '安和县水务局' } }, { entity: 'organisation', set: { name: '安和县交通运输局' } }, { entity: 'organisation', set: { name: '云溪乡综合服务中心' } });
    await make(...['马玉梅', '何大山', '李强', '王芳', '张桂兰'].map((name, index): NewRecord => ({ entity: 'attendance', set: { meeting, name, order: `a${index}`, role: 'attendanceRole.member', state: 'attendanceState.expected' } })));
    const { page } = program;
    await page.evaluate((to) => window.location.assign(to), `#/meetings/${meeting}/record`);
    await page.reload();
    await page.getByRole('tab', { name: /发言/ }).waitFor();
    const { keyboard } = page;
    const type = (text: string) => keyboard.type(text, { delay: pause });
    const rows = async (entity: 'attendance' | 'speech' | 'consensus' | 'decision') => (await program.api('listRecords', { entity, where: [{ field: 'meeting', op: 'is', value: meeting }], sort: [{ field: 'order', down: false }] })).rows;
    const go = (key: string) => keyboard.press(`Alt+${key}`);
    const began = Date.now();

    await go('1');
    for (const initials of ['mym', 'hds', 'lq', 'zgl']) {
      await type(initials);
      await keyboard.press('Enter');
    }
    await go('2');
    for (const [initials, gist] of [['hds', '村东路去年就坏了，雨天进不了车。'], ['lq', '先修最窄的一段，投工投劳村里组织。'], ['mym', '卫生院的救护车绕行要多走六公里。'], ['hds', '占地的两户已经谈妥。']] as const) {
      await type(initials);
      await keyboard.press('Enter');
      await type(gist);
      await keyboard.press('Control+Enter');
    }
    await go('3');
    await type('一致同意今年先修窄段。');
    await keyboard.press('Control+Enter');
    await go('4');
    for (const [text, initials, limit] of [['完成窄段施工', 'jtysj', '10个工作日'], ['解决施工用水', 'swj', '2026.10.30']] as const) {
      await type(text);
      await keyboard.press('Tab');
      await type(initials);
      await keyboard.press('Enter');
      await keyboard.press('Tab');
      await type(limit);
      await keyboard.press('Control+Enter');
    }
    await go('5');
    for (const votes of ['4', '0', '1']) {
      await type(votes);
      await keyboard.press('Enter');
    }
    await keyboard.press('Alt+2');
    console.log(`typed in ${((Date.now() - began) / 1000).toFixed(1)} s`);

    await page.getByText('正在保存').first().waitFor({ state: 'detached' });
    await expect.poll(async () => [(await rows('attendance')).filter((row) => row['state'] === 'attendanceState.present').length, (await rows('speech')).length, (await rows('consensus')).length, (await rows('decision')).length], { timeout: 20_000 }).toEqual([4, 4, 1, 2]);
    expect((await rows('attendance')).filter((row) => row['state'] !== 'attendanceState.present').map((row) => row['name'])).toEqual(['王芳']);
    expect((await rows('speech')).map((row) => [row['speaker'], row['gist']])).toEqual([
      ['何大山', '村东路去年就坏了，雨天进不了车。'], ['李强', '先修最窄的一段，投工投劳村里组织。'], ['马玉梅', '卫生院的救护车绕行要多走六公里。'], ['何大山', '占地的两户已经谈妥。'],
    ]);
    const decisions = await rows('decision');
    const names = (await program.api('listRecords', { entity: 'organisation' })).rows;
    expect(decisions.map((row) => [row['text'], names.find((one) => one.id === row['organisation'])?.['name'], row['deadlineOn']])).toEqual([
      ['完成窄段施工', '安和县交通运输局', '2026-10-16'], ['解决施工用水', '安和县水务局', '2026-10-30'],
    ]);
    expect((await program.api('getRecord', { entity: 'meeting', id: meeting })).row).toMatchObject({ votesFor: 4, votesAgainst: 0, votesAbstain: 1, due: 5, present: 4 });
  } finally {
    await program.close();
  }
});
