import { defineEntity } from '#shared/entity.ts';

/** Whoever can be responsible for something: a department, party committee, village committee, company. */
export const organisation = defineEntity({
  name: 'organisation',
  label: '单位',
  scope: 'county',
  level: 'township',
  title: 'name',
  list: ['name', 'short', 'kind', 'place', 'contact', 'phone', 'until'],
  groups: [
    { label: '基本情况', fields: ['name', 'short', 'kind', 'place', 'contact', 'phone', 'leader', 'address', 'note'] },
    { label: '沿革', fields: ['oldNames', 'since', 'until', 'successor'] },
  ],
  fields: {
    name: { kind: 'text', label: '单位名称', required: true, max: 80 },
    short: { kind: 'text', label: '简称', max: 30 },
    kind: { kind: 'choice', label: '类型', list: 'organisationKind' },
    place: { kind: 'ref', label: '所在地', to: 'place' },
    contact: { kind: 'text', label: '联系人', max: 30, personal: true },
    phone: { kind: 'text', label: '联系电话', max: 40, personal: true },
    leader: { kind: 'text', label: '负责人', max: 30, personal: true },
    address: { kind: 'text', label: '地址' },
    oldNames: { kind: 'text', label: '曾用名' },
    since: { kind: 'day', label: '设立日期' },
    until: { kind: 'day', label: '撤销日期' },
    successor: { kind: 'ref', label: '职能并入', to: 'organisation' },
    note: { kind: 'memo', label: '备注' },
  },
});
