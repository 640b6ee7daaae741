import type { Fill } from '#electron/sample/words.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Subject } from '#electron/sample/subject.ts';

const gists: Readonly<Record<string, readonly string[]>> = {
  government: ['{s}是今年群众反映比较集中的事，镇上已安排专人负责，资金不足部分积极向上争取。', '关于{s}，要把标准、时间、责任人定下来，定了就公开，请大家监督。', '{s}涉及几家单位，由镇上牵头协调，两周内拿出办法。'],
  members: ['会前走访了十几户，大家对{s}的意见比较一致，关键是方案要公开、费用要算清。', '建议{s}先易后难，把最急的一段先办了，其余列入计划。', '{s}可以借鉴邻村的做法，由群众推选代表全程参与监督。', '既要解决眼前问题，也要定下管护办法，避免建好没人管。'],
  departments: ['从政策上看，{s}符合申报条件，请村里尽快把资料报齐，我们优先安排。', '已经到现场看过，{s}技术上可行，工期大约一个半月。', '今年指标有限，{s}建议分两批实施。'],
  people: ['{s}盼了好几年，只要办法公平，我们愿意出工出力。', '担心{s}办一半停下来，希望定个准日子。', '费用怎么摊要先说清楚，大家签了字再干。', '平时不方便我们都能克服，就怕老人和娃娃有危险。'],
  experts: ['从专业角度看，{s}要注意质量和安全，建议请有资质的单位施工。', '建议先做小范围试点，算清投入产出再推开。'],
};

const advices = ['建议成立由群众代表参加的监督小组。', '建议一个月后回头看。', '建议在公开栏公示办理进度。', '建议把管护责任写进村规民约。'];

const agreements = ['与会各方一致认为，{s}确有必要，应当尽快办理。', '办理方案和费用明细在公开栏公示不少于七天。', '群众代表全程参与监督，完工后共同验收。', '坚持先易后难，当前先解决最急需的部分。', '建成后由村（社区）落实专人管护。', '涉及户逐户签字确认，不留尾巴。'];
const dissents = ['个别住户对费用分摊比例仍有保留，会后由村（社区）上门沟通。', '少数群众希望改变线路走向，经比较不予采纳，已当场说明。'];

const requirements = '请参会人员提前五分钟签到，围绕议题准备意见；因故不能参加的，请提前向会务联系人请假。';

export function gist(random: Random, party: string, subject: Subject): string {
  return random.pick(gists[party] ?? gists['people'] ?? []).replace('{s}', subject.noun);
}

export function advice(random: Random): string {
  return random.pick(advices);
}

export function agreementsOf(random: Random, subject: Subject, count: number): string[] {
  return random.some(agreements, count).map((one) => one.replace('{s}', subject.noun));
}

export function dissent(random: Random): string {
  return random.pick(dissents);
}

export const standingRequirements = requirements;

export function meetingTitle(place: string, matter: string): string {
  return `${place}${matter}协商议事会`;
}

export function digestOf(subject: Subject, content: string): string {
  return `会议听取了${subject.noun}有关情况介绍。${content}与会人员逐一发表意见，就办理方式、时限和监督办法形成共识。`;
}

export function decisionText(random: Random, subject: Subject, fill: Fill): string {
  return fill(random.pick(subject.remedy));
}
