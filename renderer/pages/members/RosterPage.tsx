import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entityOf } from '#shared/entities/index.ts';
import { compareNames, knowsOrder, type RosterOrder } from '#shared/rules/duty/rosterOrder.ts';
import { printPage } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { copyText, rowsAsText } from '#renderer/record/copyRows.ts';
import { fieldText } from '#renderer/record/fieldText.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useList } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';

const columns = ['name', 'gender', 'sector', 'committee', 'group', 'employer', 'duty', 'township'] as const;
const orders: readonly { value: RosterOrder; label: string }[] = [
  { value: 'stroke', label: '按姓氏笔画' },
  { value: 'pinyin', label: '按姓氏拼音' },
];

/** `#/members/roster`: the serving members in the order of papers, by strokes or by pinyin, whole or by sector. */
export function RosterPage() {
  const [order, setOrder] = useState<RosterOrder>('stroke');
  const [grouped, setGrouped] = useState(false);
  const { value } = useList({ entity: 'member', where: [{ field: 'state', op: 'is', value: 'memberState.serving' }], limit: 100_000 });
  const member = entityOf('member');
  if (!value) return <><MemberNav now="roster" /><p className="ui-hint">正在读取…</p></>;
  const { names } = value;
  const text = (row: Row, key: string): string => {
    const field = member.fields[key];
    return field ? fieldText(field, row[key], names) : '';
  };
  const rows = value.rows.toSorted((a, b) => (grouped ? compareNames('pinyin', text(a, 'sector'), text(b, 'sector')) : 0) || compareNames(order, text(a, 'name'), text(b, 'name')) || (a.id < b.id ? -1 : 1));
  const copy = () =>
    void attempt(async () => {
      const copied = await copyText(rowsAsText(member, columns, rows, names));
      if (copied) notify.done(`已复制${rows.length}人，可以粘贴到Excel或WPS里`);
      else notify.failure({ message: '系统不让复制，数据没有变化。', fix: '请改用“打印”。' });
    });
  return (
    <>
      <MemberNav now="roster" />
      <div className="ui-list">
        <div className="ui-title-row">
          <h1>委员名单（{orders.find((one) => one.value === order)?.label}为序）</h1>
          <span className="ui-hint">在任{rows.length}人</span>
          <div className="ui-buttons">
            <Radio.Group value={order} options={[...orders]} optionType="button" onChange={(event) => setOrder(event.target.value === 'pinyin' ? 'pinyin' : 'stroke')} aria-label="排序" />
            <Radio.Group value={grouped} options={[{ value: false, label: '不分组' }, { value: true, label: '按界别' }]} optionType="button" onChange={(event) => setGrouped(event.target.value === true)} aria-label="分组" />
            <Button onClick={copy}>复制表格</Button>
            <Button onClick={() => void attempt(printPage)}>打印</Button>
          </div>
        </div>
        {knowsOrder(order) ? null : <p className="ui-refusal">这台电脑的系统没有笔画表，下面的次序不是笔画次序。请改用按姓氏拼音。</p>}
        <div className="members-scroll">
          <table className="members-lines">
            <thead><tr><th scope="col" className="members-number">序号</th>{columns.map((key) => <th key={key} scope="col">{member.fields[key]?.label}</th>)}</tr></thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row.id}>
                  <td className="members-number">{i + 1}</td>
                  {columns.map((key) => <td key={key}>{key === 'name' ? <a href={hrefOf(['members', row.id])}>{text(row, key)}</a> : text(row, key)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  );
}
