import { type PaperKind, packKinds, paperNames } from '#shared/contract/papers.ts';
import { unreachable } from '#shared/fields.ts';
import { buildAgendaPaper } from '#shared/papers/agendaPaper.ts';
import { buildApprovalPaper } from '#shared/papers/approvalPaper.ts';
import { buildFollowUpPaper } from '#shared/papers/followUpPaper.ts';
import { buildMaterialsPaper } from '#shared/papers/materialsPaper.ts';
import type { AttendanceData, MeetingData, OfficeSettings, SlipData } from '#shared/papers/meetingData.ts';
import { buildMinutesPaper } from '#shared/papers/minutesPaper.ts';
import { buildNoticePaper } from '#shared/papers/noticePaper.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { buildHandOver, buildOpinionCheck, buildStudioYear, type HandOverData, type OpinionCheckData, type StudioYearData } from '#shared/papers/peoplePapers.ts';
import { buildPlatesPaper } from '#shared/papers/platesPaper.ts';
import { buildScriptPaper } from '#shared/papers/scriptPaper.ts';
import { buildSignInPaper } from '#shared/papers/signInPaper.ts';
import { buildAssignSlip, buildPressSlip } from '#shared/papers/slipPaper.ts';

/** An invented meeting, for trying a template in an office that has held none yet. */

const office: OfficeSettings = { office: '政协某县某乡工作联络组', practice: false, preprinted: false, today: '2026-10-08' };
const person = (id: string, name: string, duty: string): AttendanceData => ({
  id, name, duty, capacity: '参会人员', partyId: null, party: '参会人员', roleId: 'attendanceRole.member', stateId: 'attendanceState.present', phone: null, arrivedAt: null, excuse: null,
  privacyId: null, note: null,
});
const meeting: MeetingData = {
  meeting: {
    title: '试填模板协商议事会', heldOn: '2026-10-09', startAt: '09:30', endAt: null, location: '某村党群服务中心', place: '某村', form: '会议协商', brand: null, council: null, studio: null,
    organiser: null, parties: [], chair: '张三', recorder: '李四', convener: null, reporter: '王五', invited: '有关单位负责同志', surveys: null, survey: null, contact: '李四', phone: '0000-0000000',
    requirements: null, light: false, headcount: null, digest: null, votesFor: null, votesAgainst: null, votesAbstain: null, publicOn: null, publicAt: null, privacyId: null, cancelledOn: null,
    cancelReason: null,
  },
  topics: [{ title: '某村道路维修问题', proposer: null, phone: null, privacyId: null }],
  agenda: [{ title: '介绍议题有关情况', topic: null, speaker: '王五', minutes: 15, note: null }, { title: '协商讨论', topic: null, speaker: null, minutes: 60, note: null }],
  attendance: [person('1', '张三', '某乡党委副书记'), person('2', '王五', '某局副局长'), person('3', '赵六', '某村村民')],
  speeches: [{ speaker: '王五', attendance: '2', duty: null, partyId: null, party: null, topic: null, gist: '道路年久失修，应尽快安排维修', advice: null }],
  consensus: [{ kindId: 'consensusKind.agreed', text: '先修主路、后修支路', topic: null, by: null, handling: null }],
  decisions: [{ text: '维修某村主路1公里', organisation: '某局', coOrganisations: [], person: null, deadlineOn: '2026-11-30', deadlineDays: null, deadlineKindId: null, topic: null }],
  steps: [],
  previous: null,
};
const slip: SlipData = {
  number: null, on: '2026-10-12', title: '维修某村主路1公里', content: '主路坑洼，雨天积水。', problemNumber: '某乡办2026-001', origin: '试填模板协商议事会', organisation: '某局', coOrganisations: ['某村民委员会'],
  person: null, deadlineOn: '2026-11-30', progress: '2026年10月20日：已完成勘测', leader: '张三', words: '请按期办结。', private: false, raisedBy: null, phone: null,
};
const minutes = { mark: '某乡协商议事会议纪要', title: '关于某村道路维修协商议事会议的纪要', body: null, recipients: '某县政协办公室', copies: 10, issuer: office.office, issuedOn: '2026-10-12' };

const opinion: OpinionCheckData = {
  year: '2026', title: '关于某村饮水管网老化的问题', unit: office.office, authors: [{ name: '张三', duty: '某局干部', phone: '0000-0000000', sector: '农业', committee: '农业农村委员会', politics: '中共党员' }],
  joint: false, sources: [], recipients: '县委、县政府', forwardedUp: true, handedTo: [], editor: '李四', checker: null, text: '主管道老化漏水，每天停水三四个小时。', advice: '尽快更换主管道。',
};
const studio: StudioYearData = {
  name: '某村委员工作室', label: '2026年度', facts: [{ label: '领衔委员', text: '张三' }], months: [{ label: '1月', logs: 2, people: 15, matters: 3, done: 1, helped: 2, money: 500 }],
  kinds: [{ label: '委员接待日', count: 2 }], receptions: { planned: 2, held: 2 }, raised: [{ label: '办理事项', count: 1 }], standard: { held: ['有场所'], missing: ['有台账'] }, members: ['张三'],
};
const handOver: HandOverData = {
  rows: [{ kind: '办理事项', what: '维修某村主路1公里', due: '2026年11月30日', note: '办理中，某局' }], counts: [{ label: '议题', count: 70 }], facts: [{ label: '最近备份', text: '2026年10月8日' }],
};

/** An invented paper of a kind. */
export function samplePaper(kind: PaperKind): Paper {
  switch (kind) {
    case 'notice':
      return buildNoticePaper(meeting, office);
    case 'signIn':
      return buildSignInPaper(meeting, office);
    case 'minutes':
      return buildMinutesPaper(meeting, minutes, null, office);
    case 'agenda':
      return buildAgendaPaper(meeting, office);
    case 'script':
      return buildScriptPaper(meeting, office);
    case 'plates':
      return buildPlatesPaper(meeting, office, 'two');
    case 'materials':
      return buildMaterialsPaper(meeting, office, packKinds.map((one) => paperNames[one]), []);
    case 'followUp':
      return buildFollowUpPaper(meeting, office, [{ meeting: '某村路灯安装协商议事会', heldOn: '2026-07-03', text: '安装路灯10盏', organisation: '某村民委员会', deadlineOn: '2026-09-30', state: '办理中', result: null, open: true }]);
    case 'approval':
      return buildApprovalPaper(buildMinutesPaper(meeting, minutes, null, office), office, '李四');
    case 'assignSlip':
      return buildAssignSlip(slip, office);
    case 'pressSlip':
      return buildPressSlip(slip, office);
    case 'opinionCheck':
      return buildOpinionCheck(opinion, office);
    case 'studioYear':
      return buildStudioYear(studio, office);
    case 'handOver':
      return buildHandOver(handOver, office);
    default:
      return unreachable(kind);
  }
}
