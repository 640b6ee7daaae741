import type { Clerk } from '#test/e2e/clerk.ts';
import type { Program } from '#test/e2e/driver.ts';
import { type HandedOver, takeHanded, takeIn } from '#test/e2e/mainJob/exchange.ts';

/** First starts, 开通文件, and what a record says of its safety. */

export async function foundCity(clerk: Clerk): Promise<void> {
  await clerk.page.getByText('市政协', { exact: true }).click();
  await clerk.fill('所在市', '岚州市');
  await clerk.fill('您的姓名', '孙立');
  await clerk.press('开始使用');
  await clerk.see('登记议题');
}

export async function foundLone(clerk: Clerk, place: string): Promise<void> {
  await clerk.fill('所在县区', '安和县');
  await clerk.fill('乡镇街道', place);
  await clerk.fill('您的姓名', '赵小川');
  await clerk.press('开始使用');
  await clerk.see('登记议题');
}

/** 做开通文件 for an office below. */
export async function enrolBelow(clerk: Clerk, program: Program, place: string): Promise<HandedOver> {
  await clerk.go('#/exchange');
  await clerk.press('做开通文件');
  await clerk.fill(place.endsWith('县') ? '县区' : '乡镇街道', place);
  return takeHanded(clerk, program, () => clerk.press('做开通文件'));
}

/** First start with a 开通文件 and nothing else but a name. */
export async function begin(clerk: Clerk, opening: HandedOver, person: string): Promise<void> {
  await clerk.fill('您的姓名', person);
  await takeIn(clerk, opening, '选择开通文件');
  await clerk.see('登记议题');
}

/** What the page of a record says of its safety at the office above. */
export async function seeState(clerk: Clerk, list: string, title: string, word: string): Promise<void> {
  await clerk.go(`#/${list}`);
  await clerk.page.getByRole('link', { name: title }).first().click();
  await clerk.page.getByRole('heading', { level: 1, name: title }).waitFor();
  await clerk.page.getByText(word, { exact: true }).first().waitFor();
}
