import { entityOf } from '#shared/entities/index.ts';
import { RecordList } from '#renderer/record/RecordList.tsx';
import type { RecordTab } from '#renderer/record/useRecordList.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

const tabs: readonly RecordTab[] = [
  { key: 'all', label: '全部', where: [] },
  { key: 'running', label: '正常', where: [{ field: 'state', op: 'isNot', value: 'bodyState.stopped' }] },
  { key: 'stopped', label: '停用', where: [{ field: 'state', op: 'is', value: 'bodyState.stopped' }] },
];

export function StudioList() {
  const goTo = (...parts: string[]) => () => navigate(hrefOf(['studios', ...parts]));
  return (
    <RecordList
      entity={entityOf('studio')}
      title="委员工作室"
      tabs={tabs}
      columns={['kind', 'place', 'host', 'sector', 'platedOn', 'state']}
      filters={['kind', 'level', 'place', 'sector', 'host', 'stars']}
      sort={{ field: 'name', down: false }}
      rowHref={(row) => recordHref('studio', row.id) ?? '#/'}
      primary={{ key: 'new', text: '新建工作室', onClick: goTo('new') }}
      actions={[
        { key: 'log', text: '记日志', onClick: goTo('log', 'new') },
        { key: 'logs', text: '全部日志', onClick: goTo('logs') },
        { key: 'coverage', text: '委员下沉', onClick: goTo('coverage') },
      ]}
      empty={{ sentence: '还没有委员工作室。委员工作室、工作站、委员之家、社情民意联系点都登记在这里。' }}
    />
  );
}
