import type { Member } from '#electron/sample/people.ts';
import { dayIn, later, officeDay } from '#electron/sample/days.ts';
import { subjects } from '#electron/sample/subjects.ts';
import { fillFor } from '#electron/sample/words.ts';
import { anyVillage, save, saveStep, serving, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day } from '#shared/rules/day.ts';

const categories: Readonly<Record<string, string>> = { industry: 'economy', business: 'economy', land: 'economy', culture: 'culture', environment: 'ecology', neighbours: 'politics', other: 'politics' };

/** The year's proposals: most at the plenary session, some between sessions; the county office handles them. */
export function makeProposals(world: World): void {
  const { random, plan, county, start, end } = world;
  const session = `session.t${world.year >= county.termFrom ? 10 : 9}s${((world.year - county.termFrom + 10) % 5) + 1}`;
  const sessionDay = officeDay(addDays(start, 12), end);
  const filed: { id: string; on: Day }[] = [];
  for (let i = 0; i < plan.proposals; i += 1) {
    const inSession = i < Math.round(plan.proposals * 0.88);
    const on = inSession ? later(random, sessionDay, 0, 2, end) : dayIn(random, addDays(start, 50), addDays(end, -8));
    const village = anyVillage(world);
    const subject = random.pick(subjects.filter((one) => one.kind !== 'dispute').filter((one) => one.where === undefined || (one.where === 'street') === village.street));
    const members = serving(world, county.members);
    const author: Member = random.pick(members);
    const kind = random.pick(['individual', 'individual', 'individual', 'individual', 'joint', 'joint', 'sector', 'committee', 'party'] as const);
    const single = kind === 'individual' || kind === 'joint';
    const fill = fillFor(random, village);
    const where = random.chance(0.7) ? '我县' : village.name;
    const id = world.newId();
    const key = i % 17 === 3;
    const set: Values = {
      number: String(i + 1).padStart(3, '0'), title: `关于${random.pick(['加强', '进一步做好', '统筹推进', '改进'])}${where}${subject.noun}工作的提案`, session, submittedOn: on, inSession: `sessionKind.${inSession ? 'session' : 'ordinary'}`,
      category: `proposalCategory.${categories[subject.theme] ?? 'society'}`, reason: `${fill(random.pick(subject.situation))}经调研，这一问题在我县带有一定普遍性。`,
      request: `1. ${fill(random.pick(subject.remedy))}\n2. 明确牵头单位，每季度通报进度。\n3. 总结做法，形成长效机制。`, proposerKind: `proposerKind.${kind}`,
      openToPublic: random.chance(0.85), wantsSurvey: random.chance(0.3), wishedHost: county.organisations.get(subject.host)?.id ?? null, key, excellent: random.chance(0.08),
    };
    if (single) set['member'] = author.id;
    else set['body'] = kind === 'sector' ? '农业界' : kind === 'committee' ? '县政协提案委员会' : '县工商联';
    if (kind === 'joint') set['jointly'] = random.some(members.filter((one) => one !== author), random.int(1, 4)).map((one) => one.id);
    if (key) set['keyLeader'] = random.pick(county.leaders).name;
    save(world, on, null, 'county', [{ entity: 'proposal', id, set }]);
    if (on > addDays(end, -12)) continue;
    const done = course(world, id, on, subject.host, subject.partner ?? null, single ? author.name : '提案单位', random.chance(0.08) ? (filed.findLast((one) => one.on <= on)?.id ?? null) : null);
    if (done) filed.push({ id, on });
  }
}

/** Answers whether it was filed. */
function course(world: World, id: string, from: Day, host: string, partner: string | null, proposer: string, same: string | null): boolean {
  const { random, county, end, year } = world;
  let day = from;
  const step = (key: string, low: number, high: number, values: Values = {}): void => {
    day = later(random, day, low, high, end);
    saveStep(world, day, null, 'county', id, { entity: 'proposalStep', id: world.newId(), set: { proposal: id, step: `proposalStep.${key}`, on: day, by: '提案委员会', ...values } });
  };
  step('review', 0, 4);
  if (same) {
    step('combine', 0, 3, { into: same, text: '内容相近，并案办理。' });
    return false;
  }
  if (random.chance(0.06)) {
    step('convert', 0, 3, { text: '内容具体，转为意见建议送有关单位参考。' });
    return false;
  }
  step('file', 0, 3);
  const organisation = county.organisations.get(host)?.id ?? null;
  const assignedOn = later(random, day, 3, 12, end);
  step('assign', 3, 12, { organisation, coOrganisations: partner ? [county.organisations.get(partner)?.id ?? ''].filter((one) => one !== '') : [], deadlineOn: addDays(assignedOn, 90), text: '请于三个月内答复。' });
  step('signFor', 0, 3);
  const left = (share: number) => random.chance(share) && day < addDays(end, -10);
  if (!left(0.97)) return true;
  step('contact', 8, 40, { contactWay: `contactWay.${random.pick(['visit', 'meeting', 'onSite', 'phone'])}`, text: '与提案者当面沟通，听取意见。' });
  if (!left(0.96)) return true;
  step('reply', 6, 45, { replyClass: `replyClass.${random.pick(['a', 'a', 'a', 'b', 'b', 'c', 'd'])}`, letter: `岚政函〔${year}〕${random.int(20, 190)}号`, text: '已书面答复。' });
  const again = random.chance(0.04);
  if (!left(0.95)) return true;
  step('assess', 2, 15, { attitude: 'satisfaction.satisfied', satisfaction: `satisfaction.${again ? 'dissatisfied' : random.pick(['satisfied', 'satisfied', 'satisfied', 'fair'])}`, respondent: proposer });
  if (again && day < addDays(end, -50)) {
    step('rework', 1, 6, { text: '委员不满意，重新办理。' });
    step('reply', 8, 30, { replyClass: 'replyClass.b', letter: `岚政函〔${year}〕${random.int(191, 260)}号`, text: '补充措施后再次答复。' });
    step('assess', 2, 8, { attitude: 'satisfaction.satisfied', satisfaction: 'satisfaction.fair', respondent: proposer });
  }
  step('finish', 1, 10);
  if (left(0.4)) step('archive', 10, 40);
  return true;
}
