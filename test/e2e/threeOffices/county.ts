import type { Clerk } from '#test/e2e/clerk.ts';
import { problemTitle } from '#test/e2e/threeOffices/work.ts';

/** The county takes over what the township asks it to, and gives it to an organisation with a deadline. */
export async function takeOver(clerk: Clerk): Promise<void> {
  await clerk.go('#/problems');
  await clerk.page.getByRole('link', { name: problemTitle }).first().click();
  await clerk.press('承办');
  await clerk.finish('承办');
  await clerk.press('交办');
  await clerk.choose('责任单位', '县水利局');
  const until = clerk.page.getByRole('dialog').getByPlaceholder('如 2026-10-01').last();
  await until.fill('2026-09-25');
  await until.press('Tab');
  await clerk.finish('交办');
  await clerk.see('县水利局');
}

/** 两边都改过: the county chooses one of the two values. */
export async function decide(clerk: Clerk, value: string): Promise<void> {
  await clerk.go('#/exchange');
  await clerk.press(/^两边都改过（1）$/);
  await clerk.see('乡里填的');
  await clerk.press(`联系人选定${value}`);
  await clerk.see('没有两边都改过的内容。');
}
