import type { AttendanceData, MeetingData, MinutesData, OfficeSettings } from '#shared/papers/meetingData.ts';

/** An invented meeting with everything that a paper can show, for tests of papers. */

const person = (id: string, name: string, duty: string | null, more: Partial<AttendanceData> = {}): AttendanceData => ({
  id,
  name,
  duty,
  capacity: '部门人员',
  partyId: 'party.departments',
  party: '职能部门',
  roleId: 'attendanceRole.member',
  stateId: 'attendanceState.present',
  phone: null,
  arrivedAt: null,
  excuse: null,
  privacyId: null,
  note: null,
  ...more,
});

export const sampleOffice: OfficeSettings = { office: '政协安和县云溪乡工作联络组', practice: false, preprinted: false, today: '2026-10-08' };

export const sampleMeeting: MeetingData = {
  meeting: {
    title: '柳沟村饮水管网改造协商议事会',
    heldOn: '2026-10-09',
    startAt: '09:30',
    endAt: '11:30',
    location: '柳沟村党群服务中心二楼会议室',
    place: '柳沟村',
    form: '会议协商',
    brand: null,
    council: '云溪乡基层协商议事会',
    studio: null,
    organiser: null,
    parties: ['党委政府', '政协委员', '职能部门', '群众代表'],
    chair: '马建国',
    recorder: '李婷',
    convener: '马建国',
    reporter: '王刚',
    invited: '县水务局、县交通局、云溪乡人民政府有关负责同志\n柳沟村两委干部\n县政协委员2名、群众代表6名',
    surveys: 2,
    survey: '走访农户36户，查看管线4.2公里',
    contact: '李婷',
    phone: '0935-6612345',
    requirements: '请参会人员提前10分钟到会签到\n因故不能参会的，请于10月8日前向会务联系人请假',
    light: false,
    headcount: null,
    digest: null,
    votesFor: 14,
    votesAgainst: 0,
    votesAbstain: 1,
    publicOn: '2026-10-12',
    publicAt: '柳沟村村务公开栏',
    privacyId: null,
    cancelledOn: null,
    cancelReason: null,
  },
  topics: [{ title: '柳沟村三社饮水管网老化漏水问题', proposer: '赵玉兰', phone: '13900001111', privacyId: 'privacy.proposer' }],
  agenda: [
    { title: '通报管网现状及改造方案', topic: null, speaker: '王刚', minutes: 15, note: null },
    { title: '各方发表意见', topic: null, speaker: null, minutes: 60, note: null },
    { title: '形成协商意见', topic: null, speaker: null, minutes: 20, note: null },
  ],
  attendance: [
    person('a1', '马建国', '云溪乡党委副书记', { partyId: 'party.government', party: '党委政府', capacity: '乡镇干部' }),
    person('a2', '王刚', '县水务局副局长', { phone: '13800000001', arrivedAt: '09:15' }),
    person('a3', '周海燕', '县交通局公路段段长'),
    person('a4', '丁山', '县政协委员', { partyId: 'party.members', party: '政协委员', capacity: '政协委员' }),
    person('a5', '欧阳晓琳', '县政协委员', { partyId: 'party.members', party: '政协委员', capacity: '政协委员' }),
    person('a6', '赵玉兰', null, { partyId: 'party.people', party: '群众代表', capacity: '群众代表', privacyId: 'privacy.hidden', phone: '13900001111' }),
    person('a7', '孙有福', '柳沟村三社村民', { partyId: 'party.people', party: '群众代表', capacity: '群众代表' }),
    person('a8', '陈立', '县乡村振兴局干部', { stateId: 'attendanceState.excused', excuse: '参加县上会议' }),
    person('a9', '何静', '县政协提案委干部', { roleId: 'attendanceRole.observer', capacity: '列席人员' }),
  ],
  speeches: [
    { speaker: '马建国', attendance: 'a1', duty: null, partyId: 'party.government', party: '党委政府', topic: null, gist: '饮水安全是群众最关心的事，要列入乡上年度民生实事。', advice: null },
    { speaker: '丁山', attendance: 'a4', duty: null, partyId: 'party.members', party: '政协委员', topic: null, gist: '改造要与村道硬化统筹，避免重复开挖', advice: '先修管网、后硬化路面' },
    { speaker: '赵玉兰', attendance: 'a6', duty: null, partyId: 'party.people', party: '群众代表', topic: null, gist: '赵玉兰等农户家中每天停水三四个小时，电话13900001111可以核实', advice: null },
    { speaker: '王刚', attendance: 'a2', duty: null, partyId: 'party.departments', party: '职能部门', topic: null, gist: '已落实维修养护资金18万元，可更换主管1.6公里；其余2.6公里列入2027年计划', advice: null },
  ],
  consensus: [
    { kindId: 'consensusKind.agreed', text: '先更换漏损最严重的三社主管道，年内恢复正常供水', topic: null, by: null, handling: null },
    { kindId: 'consensusKind.agreed', text: '入户支管由农户投劳、村集体补助材料', topic: null, by: null, handling: null },
    { kindId: 'consensusKind.dissent', text: '入户支管材料费应全部由项目承担', topic: null, by: '孙有福', handling: '由村委会测算后提交村民会议讨论' },
  ],
  decisions: [
    { text: '更换柳沟村三社主管道1.6公里', organisation: '县水务局', coOrganisations: ['县交通局', '云溪乡人民政府'], person: null, deadlineOn: '2026-11-16', deadlineDays: null, deadlineKindId: null, topic: null },
    { text: '停水期间每天定时送水', organisation: '柳沟村民委员会', coOrganisations: [], person: '孙有福', deadlineOn: null, deadlineDays: 3, deadlineKindId: 'deadlineKind.working', topic: null },
  ],
  steps: [],
  previous: {
    title: '柳沟村路灯安装协商议事会',
    heldOn: '2026-07-03',
    decisions: [{ text: '在二社主路安装太阳能路灯24盏', organisation: '云溪乡人民政府', state: '已办结', result: '已于8月20日全部安装并亮灯' }],
  },
};

export const sampleMinutes: MinutesData = {
  mark: '云溪乡基层协商议事会议纪要',
  title: '关于柳沟村饮水管网改造协商议事会议的纪要',
  body: null,
  recipients: '县政协办公室，县水务局、县交通局，云溪乡党委、人民政府，柳沟村党支部、村民委员会',
  copies: 20,
  issuer: '政协安和县云溪乡工作联络组',
  issuedOn: '2026-10-13',
};

const ideographs = '柳沟村饮水管网改造协商议事会围绕群众关心的实际问题展开讨论与会同志认真听取情况介绍并提出意见建议';
/** A text of nothing but ideographs, for measuring the 28 × 22 grid. */
export const pureText = (length: number): string => ideographs.repeat(Math.ceil(length / ideographs.length)).slice(0, length);
