import type { EntityName } from '#shared/entities/index.ts';

/** One item of an inspection (督查考核): a register, and the records whose papers and photos lie beside it. */
export interface InspectionItem {
  key: string;
  label: string;
  /** A register (shared/ledgers), or null for the summary and the figures. */
  ledger: string | null;
  records: { entity: EntityName; on: string | null } | null;
}

const item = (key: string, label: string, ledger: string | null, records: InspectionItem['records'] = null): InspectionItem => ({ key, label, ledger, records });

/** What inspectors of the field look at; a county names the items as its own assessment does (setting inspectionItems). */
export const inspectionItems: readonly InspectionItem[] = [
  item('summary', '工作综述和统计表', null),
  item('topics', '议题征集和审定', 'topics'),
  item('meetings', '协商活动', 'meetings', { entity: 'meeting', on: 'heldOn' }),
  item('results', '协商成果转化', 'results', { entity: 'problem', on: 'registeredOn' }),
  item('logs', '委员工作室活动', 'logs', { entity: 'log', on: 'heldOn' }),
  item('orders', '微心愿和点单', 'orders'),
  item('opinions', '社情民意信息', 'opinions', { entity: 'opinion', on: 'reportedOn' }),
  item('proposals', '提案办理', 'proposals', { entity: 'proposal', on: 'submittedOn' }),
  item('duty', '委员履职', 'memberFiles'),
  item('studios', '委员工作室建设', 'studioRoster', { entity: 'studio', on: null }),
  item('councils', '协商议事会建设', 'councilRoster', { entity: 'council', on: null }),
];

/** How the county calls each item, by key; what it has not named keeps the usual name. */
export function itemLabel(one: InspectionItem, labels: Readonly<Record<string, string>>): string {
  return labels[one.key]?.trim() || one.label;
}
