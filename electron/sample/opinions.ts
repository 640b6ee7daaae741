import { dayIn, later } from '#electron/sample/days.ts';
import type { Member } from '#electron/sample/people.ts';
import type { Log } from '#electron/sample/logs.ts';
import { subjects } from '#electron/sample/subjects.ts';
import { bareTitle, fillFor, subjectsFor } from '#electron/sample/words.ts';
import { numberOf, save, saveStep, serving, townshipOf, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day } from '#shared/rules/day.ts';

/** The year's opinions: written by members, edited, issued, and what became of them above. As many from studios as the plan says. */
export function makeOpinions(world: World, logs: readonly Log[]): void {
  const { random, plan } = world;
  let issue = 0;
  const days = Array.from({ length: plan.opinions }, () => dayIn(random, addDays(world.start, 6), addDays(world.end, -2))).sort();
  const studios = new Set(random.some(days.map((_, i) => i), plan.studioOpinions));
  const withLog = logs.filter((one) => one.matters > 0);
  days.forEach((on, i) => {
    const log = studios.has(i) ? withLog.findLast((one) => one.on <= on && random.chance(0.3)) : undefined;
    const studio = log?.studio ?? random.pick(world.county.studios);
    const township = townshipOf(world, studio.village.township);
    const village = log?.village ?? random.pick(township.villages);
    const author: Member = random.pick(serving(world, studios.has(i) ? studio.members : township.members));
    const subject = random.pick(subjectsFor(subjects, village).filter((one) => one.kind !== 'dispute'));
    const fill = fillFor(random, village);
    const id = world.newId();
    const set: Values = {
      number: numberOf(world, 'opinion', township.index), title: `关于${bareTitle(fill(random.pick(subject.titles)))}的情况反映`, reportedOn: on, place: township.id, theme: `theme.${subject.theme}`,
      member: author.id, author: author.name, authorKind: 'authorKind.countyMember', authorUnit: `${author.employer}${author.duty}`,
      text: `${fill(random.pick(subject.situation))}群众普遍希望尽快研究解决。`, advice: `一是${fill(random.pick(subject.remedy))}二是建立长效管护办法，明确责任单位和完成时限。`,
      compiled: 'compilation.single', recipients: '县政协办公室', urgent: random.chance(0.06),
    };
    if (studios.has(i)) set['studio'] = studio.id;
    if (log) set['log'] = log.id;
    if (random.chance(0.25)) set['coauthors'] = random.some(serving(world, township.members).filter((one) => one !== author), random.int(1, 2)).map((one) => one.id);
    save(world, on, township, township.index, [{ entity: 'opinion', id, set }]);
    issue = course(world, id, on, township.index, subject.host, issue);
  });
}

/** Steps by the county office. Answers the last issue number given. */
function course(world: World, id: string, from: Day, share: number, host: string, issue: number): number {
  const { random, county, end } = world;
  let day = from;
  const step = (key: string, low: number, high: number, values: Values = {}): void => {
    day = later(random, day, low, high, end);
    saveStep(world, day, null, share, id, { entity: 'opinionStep', id: world.newId(), set: { opinion: id, step: `opinionStep.${key}`, on: day, by: county.clerk, ...values } });
  };
  if (from > addDays(end, -6)) return issue;
  step('edit', 1, 4, { text: '核对情况，压缩篇幅。' });
  if (random.chance(0.12)) {
    step('keep', 0, 3, { text: '情况已有反映，留存备查。' });
    return issue;
  }
  const number = `第${issue + 1}期`;
  step('sign', 0, 2);
  step('issue', 0, 2, { issue: number });
  step('adopt', 0, 3, { level: 'level.county', carrier: '社情民意信息', issue: number });
  if (random.chance(0.4)) step('forward', 1, 5, { level: 'level.city' });
  if (random.chance(0.22)) step('adopt', 5, 20, { level: 'level.city', carrier: '市政协社情民意专报' });
  if (random.chance(0.05)) step('adopt', 10, 30, { level: 'level.province', carrier: '省政协信息' });
  if (random.chance(0.35)) step('instruct', 2, 12, { level: 'level.county', leader: random.pick(['县委书记', '县长', '分管副县长']), text: '请有关部门认真研究，提出办法并反馈。' });
  if (random.chance(0.6)) {
    step('handOn', 1, 4, { organisation: county.organisations.get(host)?.id ?? null, text: '请研究办理并反馈。' });
    if (random.chance(0.75)) step('feedback', 7, 30, { text: '已列入工作安排，相关情况已答复反映人。' });
  }
  if (random.chance(0.3) && day < addDays(end, -30)) step('archive', 10, 30);
  return issue + 1;
}
