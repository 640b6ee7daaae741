import type { Village } from '#electron/sample/people.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Subject } from '#electron/sample/subject.ts';

const groups = ['一组', '二组', '三组', '四组', '五组', '六组'];
const landmarks = ['村委会门口', '文化广场', '小学门前', '卫生室旁', '老槐树下', '水塔附近', '进村桥头', '集贸市场', '敬老院后巷', '河道西岸'];
const townLandmarks = ['小区东门', '菜市场后街', '文化广场', '小学门前', '社区服务中心旁', '北侧空地', '临街商铺后院', '健身步道'];

/** Fills the slots of a template for one village. */
export type Fill = (template: string) => string;

/** One set of slot values, so that title, situation and remedy of a matter speak of the same place. */
export function fillFor(random: Random, village: Village): Fill {
  const slots: Record<string, string> = {
    v: village.name,
    g: village.street ? `${random.int(1, 9)}号楼` : random.pick(groups),
    x: random.pick(village.street ? townLandmarks : landmarks),
    n: String(random.int(6, 96)),
    k: (random.int(3, 28) / 10).toFixed(1),
    y: (random.int(5, 180) / 10).toFixed(1),
  };
  return (template) => template.replace(/\{([a-z])\}/g, (slot, key: string) => slots[key] ?? slot);
}

export function subjectsFor(all: readonly Subject[], village: Village): Subject[] {
  return all.filter((one) => one.where === undefined || (one.where === 'street') === village.street);
}

/** `关于…的议题` and the like, as the title of a meeting about it. */
export function bareTitle(title: string): string {
  return title.replace(/^关于/, '').replace(/的(议题|问题|协商|建议|协商议题)$/, '');
}
