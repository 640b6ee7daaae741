import { defineEntity } from '#shared/entity.ts';

/** The standing body that consults in a township, village, community or compound. */
export const council = defineEntity({
  name: 'council',
  label: '协商议事会',
  scope: 'place',
  level: 'township',
  title: 'name',
  list: ['name', 'kind', 'level', 'place', 'convener', 'platedOn', 'state'],
  groups: [
    { label: '基本情况', fields: ['name', 'kind', 'level', 'place', 'address', 'platedOn', 'state', 'until'] },
    { label: '人员', fields: ['convener', 'convenerDuty', 'phone', 'leadMember'] },
    { label: '其他', fields: ['brand', 'checklist', 'note'] },
  ],
  fields: {
    name: { kind: 'text', label: '名称', required: true, max: 80 },
    kind: { kind: 'choice', label: '类型', list: 'councilKind', required: true },
    level: { kind: 'choice', label: '级次', list: 'level', required: true },
    place: { kind: 'ref', label: '所属村社', to: 'place', required: true },
    address: { kind: 'text', label: '地址' },
    platedOn: { kind: 'day', label: '挂牌日期' },
    convener: { kind: 'text', label: '召集人', max: 30, personal: true },
    convenerDuty: { kind: 'text', label: '召集人职务', max: 60 },
    phone: { kind: 'text', label: '联系电话', max: 40, personal: true },
    leadMember: { kind: 'ref', label: '领衔委员', to: 'member' },
    brand: { kind: 'choice', label: '协商品牌', list: 'brand' },
    checklist: { kind: 'choice', label: '建设标准', list: 'councilChecklist', many: true },
    state: { kind: 'choice', label: '状态', list: 'bodyState', required: true },
    until: { kind: 'day', label: '停用日期' },
    note: { kind: 'memo', label: '备注' },
  },
});

/** A person's place in a council or a studio, from a date to a date: 1+2+N is counted from these. */
export const seat = defineEntity({
  name: 'seat',
  label: '成员',
  scope: 'parent',
  level: 'township',
  parents: ['council', 'studio'],
  title: 'name',
  list: ['member', 'name', 'capacity', 'duty', 'phone', 'since', 'until'],
  groups: [{ label: '成员', fields: ['council', 'studio', 'member', 'name', 'capacity', 'duty', 'phone', 'since', 'until'] }],
  fields: {
    council: { kind: 'ref', label: '协商议事会', to: 'council' },
    studio: { kind: 'ref', label: '委员工作室', to: 'studio' },
    member: { kind: 'ref', label: '委员', to: 'member' },
    name: { kind: 'text', label: '姓名（非委员）', max: 30, personal: true },
    capacity: { kind: 'choice', label: '身份', list: 'capacity', required: true },
    duty: { kind: 'text', label: '单位职务', max: 80 },
    phone: { kind: 'text', label: '电话', max: 40, personal: true },
    since: { kind: 'day', label: '起' },
    until: { kind: 'day', label: '止' },
  },
});
