import type { Subject } from '#electron/sample/subject.ts';
import { moreSubjects } from '#electron/sample/moreSubjects.ts';

const first: readonly Subject[] = [
  {
    noun: '村组道路硬化', theme: 'roads', field: 'livelihood', kind: 'livelihood', host: 'transport', partner: 'revival', where: 'village',
    titles: ['关于硬化{v}{g}村道的议题', '{v}{g}至{x}道路雨天泥泞难行的问题', '{v}通组道路拓宽硬化'],
    situation: ['{v}{g}约{k}公里土路未硬化，雨雪天泥泞，{n}户群众出行和农产品外运不便。', '通往{x}的道路路面坑洼，路基下沉，群众多次反映。'],
    remedy: ['将{v}{g}约{k}公里道路列入年度通组道路硬化计划，开工前公示线路和宽度。', '由村集体先行平整路基、铺设砂砾，再争取项目硬化。'],
    done: ['路面已硬化并通车，路肩已培土。', '道路平整并铺设混凝土，村民代表参加了验收。'],
    outcome: { kind: 'road', unit: 'kilometre', least: 0.3, most: 2.6, digits: 1 },
  },
  {
    noun: '路灯安装', theme: 'lighting', field: 'livelihood', kind: 'livelihood', host: 'housing',
    titles: ['关于在{v}{g}安装路灯的建议', '{v}{x}一带夜间无照明的问题', '{v}主巷道太阳能路灯维修更换'],
    situation: ['{x}至{g}一段夜间没有照明，老人和学生出行不安全。', '{v}原有路灯损坏过半，{n}户群众夜间出行靠手电。'],
    remedy: ['勘察点位后安装太阳能路灯，由村委会负责日常看护。', '先修复损坏路灯，不足部分列入下半年计划。'],
    done: ['路灯已安装亮灯，明确了看护人。', '损坏灯头和电池已更换，夜间照明恢复。'],
    outcome: { kind: 'lamp', unit: 'lamp', least: 4, most: 36 },
  },
  {
    noun: '饮水管网改造', theme: 'water', field: 'livelihood', kind: 'livelihood', host: 'water', partner: 'waterCompany',
    titles: ['{v}{g}冬季自来水管冻裂的问题', '关于改造{v}饮水管网的议题', '{v}高处住户水压不足'],
    situation: ['{v}{g}供水管道埋深不够，冬季冻裂，{n}户用水受影响。', '管网老化，高处住户早晚水压不足，需要到低处拉水。'],
    remedy: ['更换主管道约{k}公里，加深埋设，入冬前完工。', '加装增压设备并更换老化管段，费用从维修养护资金列支。'],
    done: ['管道更换完成，入户水压正常。', '增压设备已运行，连续观察半月供水正常。'],
    outcome: { kind: 'pipe', unit: 'kilometre', least: 0.4, most: 3.2, digits: 1 },
  },
  {
    noun: '生活垃圾清运', theme: 'environment', field: 'livelihood', kind: 'livelihood', host: 'environment', partner: 'housing',
    titles: ['{v}{x}垃圾清运不及时的问题', '关于完善{v}垃圾收集点的建议', '{v}沟渠积存垃圾清理'],
    situation: ['{x}旁垃圾堆积，夏季异味大，{n}户群众反映强烈。', '{v}只有一处收集点，清运间隔长，垃圾被风吹进渠道。'],
    remedy: ['集中清理积存垃圾，增设收集箱，固定每周两次清运。', '村里落实保洁员责任段，镇上统一调度清运车。'],
    done: ['积存垃圾已清运完毕，收集箱已到位。', '清理完成，保洁员和清运时间已上墙公示。'],
    outcome: { kind: 'waste', unit: 'ton', least: 2, most: 20 },
  },
  {
    noun: '日光温室建设', theme: 'industry', field: 'partyWork', kind: 'livelihood', host: 'agriculture', partner: 'revival', where: 'village',
    titles: ['关于{v}新建日光温室的协商议题', '{v}闲置养殖暖棚盘活利用', '{v}设施农业扩规用地和奖补'],
    situation: ['{v}有{n}户愿意发展设施蔬菜，缺少连片用地和前期资金。', '{g}部分暖棚闲置，群众希望统一改造后对外承包。'],
    remedy: ['落实连片地块，按奖补政策分批建设，由合作社统一育苗和销售。', '村委会统一联系承租方，群众自愿签订合同，租金公开。'],
    done: ['温室（暖棚）建成投用，奖补资金已公示。', '暖棚改造完成并签订承包合同。'],
    outcome: { kind: 'greenhouse', unit: 'building', least: 1, most: 12 },
  },
  {
    noun: '土地流转', theme: 'land', field: 'partyWork', kind: 'livelihood', host: 'agriculture', partner: 'resources', where: 'village',
    titles: ['{v}土地集中流转价格和期限的协商', '关于规范{v}{g}土地流转合同的议题', '{v}撂荒地复耕与流转'],
    situation: ['{v}外出务工户多，{n}户耕地零散，群众愿意流转但对价格、付款时间有顾虑。', '{g}与种植大户口头约定流转，没有书面合同，容易起争执。'],
    remedy: ['统一丈量、统一合同、先付租金后种地，流转清单在村务公开栏公示。', '由村集体经济组织统一流转后发包，合同报镇上备案。'],
    done: ['合同全部签订并备案，首年租金已付清。', '土地连片流转完成，租金兑付到户。'],
    outcome: { kind: 'land', unit: 'mu', least: 200, most: 9000 },
  },
  {
    noun: '渠道清淤衬砌', theme: 'water', field: 'livelihood', kind: 'livelihood', host: 'water', partner: 'agriculture', where: 'village',
    titles: ['{v}{g}支渠淤积影响灌溉的问题', '关于衬砌{v}农渠的建议', '{v}春灌轮水次序协商'],
    situation: ['{g}支渠淤积，末端{n}户春灌来水晚、水量小。', '土渠渗漏严重，轮一次水要多用两天，费用增加。'],
    remedy: ['春灌前完成清淤，渗漏段约{k}公里列入衬砌项目。', '重新排定轮水次序并张榜公布，由用水小组监督。'],
    done: ['清淤和衬砌完成，末端农户当季按时灌水。', '轮水次序公示执行，未再发生争水。'],
    outcome: { kind: 'canal', unit: 'kilometre', least: 0.5, most: 4.5, digits: 1 },
  },
  {
    noun: '校车与学生出行', theme: 'education', field: 'livelihood', kind: 'livelihood', host: 'education', partner: 'transport',
    titles: ['{v}学生上下学乘车难的问题', '关于{x}增设学生候车点的建议', '{v}小学门口上下学拥堵'],
    situation: ['{v}{n}名学生在镇上就读，早晚班次与作息不合，家长骑摩托车接送不安全。', '{x}路口上下学时段车辆多，没有减速设施。'],
    remedy: ['调整早晚班车时间，增设候车点和减速带。', '学校错时放学，安排志愿者和交警护学。'],
    done: ['班车时间已调整，候车点投入使用。', '减速带和提示牌已安装，护学岗已上岗。'],
  },
  {
    noun: '村卫生室用药', theme: 'health', field: 'livelihood', kind: 'livelihood', host: 'health', partner: 'insurance',
    titles: ['{v}卫生室常用药品不全的问题', '关于家庭医生定期到{v}巡诊的建议', '{v}慢性病群众取药不便'],
    situation: ['{v}卫生室慢性病药品种类少，{n}户老人要到县城取药。', '村医年龄偏大，周末无人值守。'],
    remedy: ['按需求补充药品目录，每月两次上门巡诊。', '镇卫生院派医师轮流坐诊，公布联系电话。'],
    done: ['药品已补齐，巡诊时间表已公示。', '坐诊制度执行两个月，群众反映良好。'],
  },
  {
    noun: '医保缴费与报销', theme: 'security', field: 'livelihood', kind: 'advice', host: 'insurance', partner: 'government',
    titles: ['{v}群众异地就医报销手续繁的问题', '关于简化{v}医保缴费代办的建议', '医保政策变化群众不了解'],
    situation: ['{v}外出务工人员异地就医备案不熟悉，报销往返多次。', '老人不会用手机缴费，代办点少。'],
    remedy: ['村便民服务点设代办员，备案、缴费一次办好。', '印制明白纸，利用赶集日集中讲解。'],
    done: ['代办员已培训上岗，集中办理一批。', '宣讲完成，明白纸发放到户。'],
  },
  {
    noun: '邻里宅基地边界', theme: 'neighbours', field: 'governance', kind: 'dispute', host: 'resources', partner: 'justice', where: 'village',
    titles: ['{v}{g}两户宅基地边界纠纷', '{v}{g}院墙滴水占地争议', '{v}相邻通行纠纷'],
    situation: ['{v}{g}两户因翻建院墙对边界认定不一，多次争吵。', '一户新建房屋滴水落入邻家院内，另一户阻止施工。'],
    remedy: ['现场丈量，依据登记材料和老界石确认边界，双方签订调解协议。', '由建房一方加装檐沟，邻户同意继续施工。'],
    done: ['双方在调解协议上签字，院墙按新线砌筑。', '檐沟安装完毕，两家握手言和。'],
  },
  {
    noun: '承包地界争议', theme: 'land', field: 'governance', kind: 'dispute', host: 'agriculture', partner: 'justice', where: 'village',
    titles: ['{v}{g}承包地地埂争议', '{v}两组机耕路占地纠纷', '{v}流转土地退耕交接争议'],
    situation: ['{g}两户平整土地时挪动地埂，面积与确权证不符。', '机耕路加宽占用{n}户边地，补偿意见不一。'],
    remedy: ['对照确权图现场复测，恢复地埂并埋设界桩。', '按受益面积分摊，占地户从机动地中调剂。'],
    done: ['界桩已埋设，双方确认无异议。', '调剂方案经村民代表会议通过，已交接。'],
  },
  ...moreSubjects,
];

export const subjects: readonly Subject[] = first;
