import type { Township } from '#electron/sample/people.ts';
import { dueAfter, later, workingDeadline } from '#electron/sample/days.ts';
import { person } from '#electron/sample/names.ts';
import { countOn, type Spec } from '#electron/sample/problemSpec.ts';
import { save, saveStep, serving, townshipOf, type Values, type World } from '#electron/sample/world.ts';
import { shippedCalendar } from '#shared/calendar/shipped.ts';
import { addDays, type Day } from '#shared/rules/day.ts';
import { workingDaysBetween } from '#shared/rules/workingDays.ts';

const begun = ['已到现场查看，与村（社区）和当事人对接。', '方案初步拟定，正在征求意见。', '材料已备齐，进入施工准备。', '已联系有关单位，约定下周现场办公。'];
const under = ['施工过半，进展顺利。', '剩余工程加紧推进，预计按期完成。', '群众代表到场监督，提出两条改进意见已采纳。', '资金已落实，正在采购材料。'];

/** The steps of one problem, each dated not before the one before it and not after the end of the year. */
interface Course {
  day: Day;
  township: Township;
  /** Who acts as the holder: the township, or null for the county. */
  holder: Township | null;
  person: string;
  organisation: string;
}

function courseOf(world: World, spec: Spec): Course {
  const township = townshipOf(world, spec.origin.village.township);
  const { subject, decision } = spec.origin;
  const organisation = decision?.organisation ?? world.county.organisations.get(spec.holder === 'county' || world.random.chance(0.4) ? (subject?.host ?? '') : '')?.id ?? township.office;
  const who = [...world.county.organisations.values()].find((one) => one.id === organisation)?.contact ?? township.deputy;
  return { day: spec.origin.on, township, holder: spec.holder === 'county' ? null : township, person: who, organisation };
}

function step(world: World, spec: Spec, course: Course, office: Township | null, key: string, values: Values = {}): void {
  const by = office ? office.clerk : world.county.clerk;
  saveStep(world, course.day, office, course.township.index, spec.id, {
    entity: 'progress', id: world.newId(), set: { problem: spec.id, step: `problemStep.${key}`, on: course.day, by, ...values },
  });
}

/** Moves the day on. */
function wait(world: World, course: Course, low: number, high: number, limit: Day): void {
  course.day = later(world.random, course.day, low, high, limit < course.day ? course.day : limit);
}

function deadline(on: Day, from: Day): Values {
  return { deadlineOn: on, deadlineDays: Math.max(1, workingDaysBetween(from, on, shippedCalendar)), deadlineKind: 'deadlineKind.working' };
}

/** 登记 → 交办 → 签收 → 进展 → 办结 → 评价 → 销号, with returns, extensions, reopening and the county's taking over here and there. */
export function endProblem(world: World, spec: Spec): void {
  const { random, end } = world;
  const course = courseOf(world, spec);
  const finishBy = addDays(end, -8);
  if (spec.holder === 'township' && random.chance(0.03)) takeOver(world, spec, course);
  wait(world, course, 0, 4, addDays(finishBy, -6));
  const finishOn = later(random, course.day, 7, 58, finishBy);
  const due = workingDeadline(random.chance(0.92) ? addDays(finishOn, random.int(0, 12)) : later(random, course.day, 2, 6, finishOn));
  step(world, spec, course, course.holder, 'assign', { organisation: course.organisation, person: course.person, text: '请按时限办理并反馈结果。', ...deadline(due, course.day) });
  if (random.chance(0.03)) {
    wait(world, course, 0, 1, finishOn);
    step(world, spec, course, course.holder, 'return', { text: '不属于本单位职责，建议改由属地办理。' });
    course.organisation = course.township.office;
    course.person = course.township.deputy;
    step(world, spec, course, course.holder, 'assign', { organisation: course.organisation, person: course.person, text: '改由属地牵头办理。', ...deadline(due, course.day) });
  }
  if (spec.key) superviseKey(world, spec, course, finishOn);
  wait(world, course, 0, 2, finishOn);
  step(world, spec, course, course.township, 'signFor');
  wait(world, course, 0, 9, finishOn);
  step(world, spec, course, course.township, 'progress', { text: random.pick(begun) });
  if (due < finishOn && random.chance(0.6) && course.day <= due) {
    step(world, spec, course, course.holder, 'extend', { ...deadline(workingDeadline(addDays(finishOn, 3)), course.day), text: '材料到货较晚，申请延期。', allowedBy: course.township.leader });
  }
  if (random.chance(0.5)) {
    wait(world, course, 2, 14, finishOn);
    step(world, spec, course, course.township, 'progress', { text: random.pick(under) });
  }
  course.day = finishOn;
  countOn(world, spec, finishOn);
  finish(world, spec, course);
  closeIt(world, spec, course);
}

/** 点单 → 派单 → 接单 → 办结 → 评价 → 销号. */
export function endOrder(world: World, spec: Spec): void {
  const { random, end } = world;
  const course = courseOf(world, spec);
  const finishBy = addDays(end, -5);
  acceptOrder(world, spec, course, finishBy);
  wait(world, course, 0, 4, finishBy);
  if (random.chance(0.35)) step(world, spec, course, course.township, 'progress', { text: '已与本人联系，约定上门时间。' });
  wait(world, course, 0, 5, finishBy);
  finish(world, spec, course);
  closeIt(world, spec, course);
}

function acceptOrder(world: World, spec: Spec, course: Course, limit: Day): void {
  const { random } = world;
  const member = random.pick(serving(world, course.township.members));
  step(world, spec, course, course.township, 'order', { text: spec.origin.content });
  wait(world, course, 0, 1, limit);
  step(world, spec, course, course.township, 'dispatch', { person: member.name });
  wait(world, course, 0, 2, limit);
  course.person = member.name;
  step(world, spec, course, course.township, 'accept', { person: member.name, ...deadline(dueAfter(course.day, 7), course.day) });
}

function takeOver(world: World, spec: Spec, course: Course): void {
  step(world, spec, course, course.township, 'escalate', { text: '涉及县直部门，乡镇难以协调，提请县政协交办。' });
  wait(world, course, 0, 3, addDays(world.end, -20));
  step(world, spec, course, null, 'takeOver', { level: 'level.county', text: '由县政协办公室交办。' });
  course.holder = null;
  course.organisation = world.county.organisations.get(spec.origin.subject?.host ?? '')?.id ?? course.organisation;
}

function superviseKey(world: World, spec: Spec, course: Course, until: Day | null): void {
  const { random, county, today } = world;
  const leader = random.pick(county.leaders);
  step(world, spec, course, null, 'supervise', { leader: leader.name, text: '列为年度重点协商事项，由县政协领导牵头督办。' });
  save(world, course.day, null, course.township.index, [
    {
      entity: 'supervision', id: world.newId(),
      set: {
        problem: spec.id, leader: leader.name, duty: leader.duty, way: `supervisionWay.${random.pick(['onSite', 'meeting', 'letter'])}`, since: course.day, requirement: '一月一调度，按期办结。',
        lastOn: course.day, ...(until ? { until } : { nextOn: addDays(today, random.int(1, 9)) }),
      },
    },
  ]);
}

function finish(world: World, spec: Spec, course: Course): void {
  const texts = { a: spec.origin.done, b: '已列入下一年度计划，前期工作完成。', c: '受政策和资金条件限制，暂不能解决，已向群众说明。', d: '意见合理，留作工作参考。' };
  step(world, spec, course, course.holder, 'finish', {
    resultClass: `resultClass.${spec.resultClass}`, text: texts[spec.resultClass], ...(spec.counted ? {} : { noOutcome: '服务协调类事项，没有可计数的成果。' }),
  });
}

function closeIt(world: World, spec: Spec, course: Course): void {
  const { random, end } = world;
  const answer = respondent(world, spec, course);
  wait(world, course, 0, 3, addDays(end, -3));
  if (course.day < addDays(end, -40) && random.chance(0.03)) redo(world, spec, course, answer);
  else feedback(world, spec, course, answer, random.chance(0.82) ? 'satisfied' : 'fair');
  wait(world, course, 0, 2, addDays(end, -1));
  step(world, spec, course, course.holder, 'close', { text: '群众认可，予以销号。' });
  const { id } = spec;
  const on = later(random, course.day, 0, 6, end);
  save(world, on, null, course.township.index, [{ entity: 'review', id: world.newId(), set: { subject: id, verdict: 'reviewState.accepted', on, by: world.county.clerk } }]);
}

function redo(world: World, spec: Spec, course: Course, answer: string): void {
  feedback(world, spec, course, answer, 'dissatisfied');
  step(world, spec, course, course.holder, 'reopen', { text: '群众反映仍有遗留问题，重新办理。', ...deadline(dueAfter(course.day, 15), course.day) });
  wait(world, course, 3, 14, addDays(world.end, -8));
  step(world, spec, course, course.township, 'progress', { text: '遗留问题已逐项整改。' });
  finish(world, spec, course);
  wait(world, course, 0, 3, addDays(world.end, -3));
  feedback(world, spec, course, answer, 'fair');
}

/** Whoever raised it, unless that is the one who handled it. */
function respondent(world: World, spec: Spec, course: Course): string {
  let name = spec.origin.raisedBy;
  while (name === course.person) name = person(world.random).name;
  return name;
}

function feedback(world: World, spec: Spec, course: Course, name: string, satisfaction: string): void {
  const { random } = world;
  if (satisfaction === 'satisfied' && random.chance(0.03)) step(world, spec, course, course.township, 'feedback', { noCallback: '反映人外出务工，多次联系未果。' });
  else step(world, spec, course, course.township, 'feedback', { satisfaction: `satisfaction.${satisfaction}`, respondent: name, callbackWay: `contactWay.${random.pick(['visit', 'phone', 'phone', 'onSite', 'wechat'])}` });
}

/** Matters that are still open on the last day: overdue, due this week, quiet, waiting to be assigned, put off. */
export function leaveOpen(world: World, spec: Spec): void {
  const { random, end, today } = world;
  const course = courseOf(world, spec);
  const kind = spec.origin.kind;
  if (kind === 'wish' || kind === 'errand' || kind === 'volunteer') {
    if (random.chance(0.3)) step(world, spec, course, course.township, 'order', { text: spec.origin.content });
    else acceptOrder(world, spec, course, end);
    return;
  }
  if (!spec.key && random.chance(0.1)) return;
  wait(world, course, 0, 3, end);
  const assigned = course.day;
  const wished = addDays(today, random.pick([-21, -14, -9, -6, -3, -1, 1, 2, 3, 4, 5, 6, 8, 12, 15, 20, 26, 33]));
  const due = workingDeadline(wished > addDays(assigned, 4) ? wished : addDays(assigned, random.int(10, 40)));
  step(world, spec, course, course.holder, 'assign', { organisation: course.organisation, person: course.person, text: '请按时限办理并反馈结果。', ...deadline(due, assigned) });
  if (spec.key) superviseKey(world, spec, course, null);
  if (!spec.key && random.chance(0.12)) return;
  wait(world, course, 0, 2, end);
  step(world, spec, course, course.township, 'signFor');
  if (random.chance(0.35)) return;
  wait(world, course, 1, 10, end);
  step(world, spec, course, course.township, 'progress', { text: random.pick(begun) });
  if (spec.key || random.chance(0.85)) return;
  wait(world, course, 1, 8, end);
  step(world, spec, course, course.holder, 'suspend', { text: '等待上级项目资金下达。', reviewOn: addDays(course.day > today ? course.day : today, random.int(3, 40)) });
}
