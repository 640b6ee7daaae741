import { defineEntity } from '#shared/entity.ts';

/** A node of the administrative tree: county → township → village or community → residential compound. */
export const place = defineEntity({
  name: 'place',
  label: '村（社区）',
  scope: 'county',
  level: 'township',
  title: 'name',
  list: ['name', 'kind', 'parent', 'code', 'population', 'until'],
  groups: [
    { label: '基本情况', fields: ['name', 'kind', 'parent', 'code', 'population', 'households', 'note'] },
    { label: '沿革', fields: ['oldNames', 'since', 'until', 'successor', 'formerParts'] },
  ],
  fields: {
    name: { kind: 'text', label: '名称', required: true, max: 60 },
    kind: { kind: 'choice', label: '类型', list: 'placeKind', required: true },
    parent: { kind: 'ref', label: '上级', to: 'place' },
    code: { kind: 'text', label: '区划代码', max: 20 },
    population: { kind: 'number', label: '人口', unit: '人', min: 0 },
    households: { kind: 'number', label: '户数', unit: '户', min: 0 },
    oldNames: { kind: 'text', label: '曾用名', max: 200, hint: '多个名称用顿号分开，查找时新旧名称都能找到' },
    since: { kind: 'day', label: '设立日期' },
    until: { kind: 'day', label: '撤并日期' },
    successor: { kind: 'ref', label: '并入', to: 'place' },
    formerParts: { kind: 'ref', label: '撤并时所辖', to: 'place', many: true, hint: '按原来的范围统计时用' },
    note: { kind: 'memo', label: '备注' },
  },
});
