import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Clerk, clerkAt } from '#test/e2e/clerk.ts';
import { availableHosts, openProgram, type Program } from '#test/e2e/driver.ts';
import { freshFolder } from '#test/e2e/freshFolder.ts';
import { everyRow, exportFile, type HandedOver, receive, receiveAgain, seeEverything, seeReceipt, superviseLate } from '#test/e2e/mainJob/exchange.ts';
import { inviteToMeeting, planMeeting, recordAttendance, recordMeeting, signMinutes } from '#test/e2e/mainJob/meeting.ts';
import { enterCouncil, enterMember, enterOrganisations, enterStudio, foundCounty, foundTownship, pasteVillages } from '#test/e2e/mainJob/office.ts';
import { handleToTheEnd, seeLight, seeProblems } from '#test/e2e/mainJob/problems.ts';
import { writeLog } from '#test/e2e/mainJob/studioLog.ts';
import { approveTopic, registerTopics, screenTopics } from '#test/e2e/mainJob/topics.ts';

const folder = freshFolder('job');

type Work = (clerk: Clerk, program: Program) => Promise<void>;

describe.each(availableHosts())('the main job in %s', (host) => {
  /** One day at an office: its program is opened, worked with, and closed. What went wrong leaves a picture. */
  const day = async (office: 'township' | 'county', today: string, ...works: Work[]): Promise<void> => {
    const program = await openProgram({ host, data: join(folder.path, `${host}-${office}`), today });
    const defects: string[] = [];
    program.page.on('pageerror', (error) => defects.push(String(error)));
    try {
      for (const work of works) {
        await work(clerkAt(program.page), program).catch(async (error: unknown) => {
          const picture = join(tmpdir(), `xieshang-${host}-${today}.png`);
          await program.page.screenshot({ path: picture }).catch(() => undefined);
          throw new Error(`${office}, ${today}, picture in ${picture}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        });
      }
      expect(defects).toEqual([]);
    } finally {
      await program.close();
    }
  };

  test('runs from the first start of a township to the receipt of its county, and loses and doubles nothing', { timeout: 900_000 }, async () => {
    await day('township', '2026-09-01', foundTownship, pasteVillages, enterMember, enterCouncil, enterStudio, enterOrganisations);
    await day('township', '2026-09-03', registerTopics, screenTopics, approveTopic);
    await day('township', '2026-09-05', planMeeting, inviteToMeeting);
    await day('township', '2026-09-10', recordAttendance, recordMeeting);
    await day('township', '2026-09-11', signMinutes);
    await day('township', '2026-09-15', seeProblems, handleToTheEnd);
    await day('township', '2026-09-16', writeLog);
    await day('township', '2026-09-21', (clerk) => seeLight(clerk, { tab: '临期', word: '临期', desk: '临近期限' }));

    let report: HandedOver = { path: '', passphrase: '' };
    let sent: Record<string, unknown> = {};
    await day('township', '2026-09-28', (clerk) => seeLight(clerk, { tab: '逾期', word: '逾期5天', desk: '已逾期' }), async (clerk, program) => {
      report = await exportFile(clerk, program, '导出报送文件');
      sent = await everyRow(program);
    });

    let receipt: HandedOver = { path: '', passphrase: '' };
    await day('county', '2026-09-29', foundCounty, async (clerk, program) => {
      await receive(clerk, report, /云溪乡/);
      await seeEverything(clerk, program, sent);
      await superviseLate(clerk, program);
      await receiveAgain(clerk, program, report);
      receipt = await exportFile(clerk, program, '导出回执文件');
    });

    await day('township', '2026-09-30', async (clerk, program) => {
      await receive(clerk, receipt, /安和县/);
      await seeReceipt(clerk, program);
      await receiveAgain(clerk, program, receipt);
    });
  });
});
