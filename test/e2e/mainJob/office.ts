import { expect } from 'vitest';
import type { Clerk } from '#test/e2e/clerk.ts';

/** First start, and what is set up once: villages, members, councils, studios, organisations. */

export async function foundTownship(clerk: Clerk): Promise<void> {
  await clerk.page.getByText('乡镇（街道）', { exact: true }).click();
  await clerk.fill('所在县区', '安和县');
  await clerk.fill('乡镇街道', '云溪乡');
  await clerk.fill('您的姓名', '李秀英');
  await clerk.press('开始使用');
  await clerk.see('登记议题');
}

export async function foundCounty(clerk: Clerk): Promise<void> {
  await clerk.page.getByText('县（市、区）政协', { exact: true }).click();
  await clerk.fill('所在县区', '安和县');
  await clerk.fill('您的姓名', '周明');
  await clerk.press('开始使用');
  await clerk.see('登记议题');
}

/** 设置 → 村（社区） → 从表格粘贴, with the head row that a sheet has. */
export async function pasteVillages(clerk: Clerk): Promise<void> {
  await clerk.go('#/settings');
  await clerk.page.getByRole('link', { name: /村（社区）/ }).first().click();
  await clerk.press('从表格粘贴');
  await clerk.paste('第1行名称', [
    ['名称', '类型', '上级', '区划代码', '人口', '户数'],
    ['河湾村', '行政村', '云溪乡', '623025101201', '1286', '352'],
    ['石桥村', '行政村', '云溪乡', '623025101202', '９８４', '261'],
    ['云溪社区', '社区', '云溪乡', '623025101001', '2310', '790'],
  ]);
  await clerk.see('共3条，可以添加。');
  await clerk.finish('添加3条');
  await clerk.see('河湾村');
  await clerk.see('云溪社区');
}

export async function enterMember(clerk: Clerk): Promise<void> {
  await clerk.go('#/members');
  await clerk.press('新建委员');
  await clerk.fill('姓名', '马玉梅');
  await clerk.fill('手机', '13900001111');
  await clerk.fill('工作单位', '安和县人民医院');
  await clerk.fill('职务', '副院长');
  await clerk.choose('联系乡镇', '云溪乡');
  await clerk.choose('下沉村（社区）', '河湾村');
  await clerk.choose('状态', '在任');
  await clerk.press('保存');
  await clerk.see('已保存委员');
}

/** A council with two fixed members: one of the conference, one who is not. */
export async function enterCouncil(clerk: Clerk): Promise<void> {
  await clerk.go('#/settings/council');
  await clerk.press('新建协商议事会');
  await clerk.fill('名称', '河湾村协商议事会');
  await clerk.choose('类型', '协商议事会');
  await clerk.choose('级次', '村（社区）');
  await clerk.choose('所属村社', '河湾村');
  await clerk.fill('地址', '河湾村村委会二楼');
  await clerk.fill('召集人', '何大山');
  await clerk.choose('状态', '正常运行');
  await clerk.press('保存');
  await clerk.see('已保存协商议事会');
  await clerk.press('新增成员');
  await clerk.choose('委员', '马玉梅');
  await clerk.choose('身份', '政协委员');
  await clerk.fill('起', '2026.1.1');
  await clerk.finish('保存');
  await clerk.press('新增成员');
  await clerk.fill('姓名（非委员）', '何大山');
  await clerk.choose('身份', '村（社区）干部');
  await clerk.fill('起', '20260101');
  await clerk.finish('保存');
  await clerk.see('2条');
}

export async function enterStudio(clerk: Clerk): Promise<void> {
  await clerk.go('#/studios');
  await clerk.press('新建工作室');
  await clerk.fill('名称', '马玉梅委员工作室');
  await clerk.choose('领衔委员', '马玉梅');
  await clerk.press('保存');
  await clerk.see('记日志');
}

export async function enterOrganisations(clerk: Clerk): Promise<void> {
  await clerk.go('#/settings/organisation');
  for (const [index, name] of ['云溪乡综合服务中心', '安和县水务局'].entries()) {
    if (index > 0) await clerk.go('#/settings/organisation');
    await clerk.press('新建单位');
    await clerk.fill('单位名称', name);
    await clerk.press('保存');
    await clerk.see('已保存单位');
    expect(clerk.page.url()).toContain('organisation');
  }
}
