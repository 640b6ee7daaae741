import { dayIn, later } from '#electron/sample/days.ts';
import type { Held } from '#electron/sample/hold.ts';
import { person } from '#electron/sample/names.ts';
import { anyVillage, save, serving, townshipOf, type Values, type World } from '#electron/sample/world.ts';
import { addDays, type Day, weekday } from '#shared/rules/day.ts';

const monthly = ['筹备月度协商议事会', '督促议定事项办理', '汇总报送社情民意信息', '委员工作室运行情况检查', '走访联系界别群众', '提案办理情况调度', '委员履职情况通报', '协商议事平台规范化建设'];
/** What the office's other lists hold of a month: meetings, papers, events, each with the day of the month by which it is due. */
const listed = {
  meetings: [['主席会议', 12], ['协商议事工作推进会', 22], ['常委会会议', 16], ['专题协商座谈会', 25]],
  papers: [['印发月度协商计划的通知', 8], ['议定事项办理情况通报', 27], ['社情民意信息专报', 18], ['委员工作室建设情况报告', 24]],
  events: [['委员进村社走访', 15], ['界别委员集中接待日', 20], ['协商议事平台现场观摩', 23]],
} as const;
const weekly = ['报送本周协商动态', '整理会议纪要并送签', '回访已办结事项', '核对委员履职登记', '更新公开栏'];
const trainings = ['协商议事业务培训', '委员履职能力培训', '基层协商现场观摩', '提案写作培训', '委员读书月活动', '乡村治理视察', '联络员业务交流'];

/** Plans, trainings, leaves, what was jotted down. */
export function makeWork(world: World, held: readonly Held[]): void {
  makePlans(world);
  makeTrainings(world);
  makeLeaves(world, held);
  if (world.last) makeJottings(world);
}

/** The drive of the year, at its beginning; topics may name it. */
export function makeDrive(world: World): void {
  save(world, world.start, null, 'all', [
    { entity: 'drive', id: world.drive, set: { name: `${world.year}年“我为发展献一计”征集`, since: world.start, until: addDays(world.start, 120), place: world.county.id, target: 400, content: '面向各界征集协商议题和意见建议。' } },
  ]);
}

function makePlans(world: World): void {
  const { random, county, year, start, end } = world;
  for (let month = 1; month <= 12; month += 1) {
    const on = `${year}-${String(month).padStart(2, '0')}-02`;
    if (on < start || on > end) continue;
    for (const title of random.some(monthly, 5)) {
      const dueOn = `${year}-${String(month).padStart(2, '0')}-${random.int(20, 28)}`;
      const leader = random.pick(county.leaders);
      const id = world.newId();
      save(world, on, null, 'county', [
        {
          entity: 'planItem', id,
          set: {
            title, kind: 'planKind.month', year, month, place: county.id, dueOn, state: 'planState.doing', leader: leader.name, office: random.pick(['办公室', '提案委员会', '农业农村委员会', '委员学习联络委员会']),
            doer: county.clerk, standIn: person(random).name,
          },
        },
      ]);
      if (dueOn < end && random.chance(0.95)) save(world, dueOn, null, 'county', [{ entity: 'planItem', id, set: { state: 'planState.done', progress: '已按期完成。' } }]);
    }
  }
  for (let month = 1; month <= 12; month += 1) makeListed(world, month);
  for (let monday = mondayOf(addDays(end, world.last ? -42 : -7)); monday <= end; monday = addDays(monday, 7)) {
    if (monday < start) continue;
    for (const title of random.some(weekly, 3)) {
      save(world, monday, null, 'county', [
        { entity: 'planItem', id: world.newId(), set: { title, kind: 'planKind.week', year, month: Number(monday.slice(5, 7)), weekOn: monday, place: county.id, dueOn: addDays(monday, 4), state: addDays(monday, 4) < end ? 'planState.done' : 'planState.doing', doer: county.clerk, progress: '按计划推进。', next: '下周继续跟进。' } },
      ]);
    }
  }
}

/** Two of each list for a month; without chance, as an office keeps them. */
function makeListed(world: World, month: number): void {
  const { county, year, start, end } = world;
  const first = `${year}-${String(month).padStart(2, '0')}`;
  const on = `${first}-05`;
  if (on < start || on > end) return;
  for (const [kind, items] of Object.entries(listed)) {
    for (const at of [month, month + 1]) {
      const item = items[at % items.length];
      const leader = county.leaders[at % (county.leaders.length - 1)];
      if (!item || !leader) continue;
      const dueOn = `${first}-${String(item[1]).padStart(2, '0')}`;
      const id = world.newId();
      save(world, on, null, 'county', [
        { entity: 'planItem', id, set: { title: `${month}月${item[0]}`, kind: `planKind.${kind}`, year, month, place: county.id, dueOn, state: 'planState.doing', leader: leader.name, office: '办公室', doer: county.clerk, standIn: county.leaders.at(-1)?.name ?? '', partners: '各专委会、乡镇工作联络组' } },
      ]);
      if (dueOn < end) save(world, dueOn, null, 'county', [{ entity: 'planItem', id, set: { state: 'planState.done', progress: '已按期完成。' } }]);
    }
  }
}

function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

function makeTrainings(world: World): void {
  const { random, county, plan, start, end } = world;
  for (let i = 0; i < plan.trainings; i += 1) {
    const on = dayIn(random, addDays(start, 20), addDays(end, -2));
    const title = random.pick(trainings);
    const kind = title.includes('观摩') ? 'observation' : title.includes('读书') ? 'reading' : title.includes('视察') ? 'inspection' : 'training';
    const members = random.some(serving(world, county.members), random.int(24, 80));
    save(world, on, null, 'county', [
      { entity: 'training', id: world.newId(), set: { title, kind: `trainingKind.${kind}`, heldOn: on, until: on, place: county.id, location: '县政协会议室', members: members.map((one) => one.id), people: members.length + random.int(0, 20), content: '集中学习，交流做法，布置下一步工作。' } },
    ]);
  }
}

/** Members excused from meetings asked for leave beforehand; others are away for a time. */
function makeLeaves(world: World, held: readonly Held[]): void {
  const { random, plan, county, end } = world;
  const excused = held.flatMap(({ meeting, attenders }) => attenders.filter((one) => one.member !== null && one.state === 'excused').map((one) => ({ meeting, member: one.member })));
  const chosen = random.some(excused, Math.round(plan.leaves * 0.8));
  for (const { meeting, member } of chosen) {
    const askedOn = meeting.noticeOn;
    const [kind, reason] = random.pick([['official', '单位另有工作安排'], ['official', '外出学习培训'], ['sick', '身体不适就医'], ['personal', '家中有急事']] as const);
    const set: Values = {
      member, meeting: meeting.id, event: meeting.title, kind: `leaveKind.${kind}`, reason,
      since: meeting.on, until: meeting.on, askedOn, way: `leaveWay.${random.pick(['written', 'phone', 'oral'])}`, approver: meeting.township.leader, verdict: 'leaveVerdict.granted', verdictOn: later(random, askedOn, 0, 1, meeting.on),
    };
    save(world, set['verdictOn'] as string, meeting.township, meeting.township.index, [{ entity: 'leave', id: world.newId(), set }]); // set above, a day
  }
  for (let i = chosen.length; i < plan.leaves; i += 1) {
    const member = random.pick(serving(world, county.members));
    const township = townshipOf(world, member.township);
    const askedOn = dayIn(random, addDays(world.start, 10), addDays(end, -12));
    save(world, askedOn, township, township.index, [
      { entity: 'leave', id: world.newId(), set: { member: member.id, event: '全体委员学习会', kind: 'leaveKind.personal', reason: '外出务工经商', since: addDays(askedOn, 2), until: addDays(askedOn, 9), askedOn, way: 'leaveWay.written', approver: township.leader, verdict: random.chance(0.93) ? 'leaveVerdict.granted' : 'leaveVerdict.refused', verdictOn: askedOn } },
    ]);
  }
}

const noted = ['桥头路面塌了一小块，要赶紧看看。', '想问高龄补贴什么时候发。', '果树修剪想请技术员来一趟。', '楼道灯又不亮了。', '邻居家狗叫得人睡不着。', '水表走得快，想请人校一下。', '村口垃圾箱满了没人拉。', '孩子上学想换座位靠前一点的班车点。'];

/** Three fields written down at once, in the last weeks; some were answered on the spot. */
function makeJottings(world: World): void {
  const { random, end } = world;
  for (let i = 0; i < 40; i += 1) {
    const village = anyVillage(world);
    const township = townshipOf(world, village.township);
    const on = dayIn(random, addDays(end, -28), end);
    save(world, on, township, township.index, [
      { entity: 'jotting', id: world.newId(), set: { text: random.pick(noted), place: village.id, who: person(random).name, on, ...(random.chance(0.3) ? { answer: '已当场答复，说明办理渠道。' } : {}) } },
    ]);
  }
}
