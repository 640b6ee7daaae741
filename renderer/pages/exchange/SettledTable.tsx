import { Button } from 'antd';
import { useState } from 'react';
import type { ObjectionItem, SettledItem } from '#shared/contract/exchange.ts';
import { isEntityName } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { notify } from '#renderer/ui/notify.tsx';

function Title({ entity, id, title }: { entity: string; id: string; title: string }) {
  const href = isEntityName(entity) ? recordHref(entity, id) : null;
  return href ? <a href={href}>{title}</a> : <>{title}</>;
}

/** What the level that holds the matter chose over this office's own value; against each it may object, once. */
export function SettledTable({ settled, today }: { settled: readonly SettledItem[]; today: string }) {
  const [against, setAgainst] = useState<SettledItem | null>(null);
  return (
    <Section title="对方已选定的" note="选用了另一个值；有不同意见的，每处可以提一次异议，随下一个报送文件交给对方。">
      <table className="ui-plain-table">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">选定的值</th>
            <th scope="col">本单位原来填的</th>
            <th scope="col">谁选定的</th>
            <th scope="col">异议</th>
          </tr>
        </thead>
        <tbody>
          {settled.map((one) => (
            <tr key={`${one.id} ${one.field}`}>
              <td>
                <Title {...one} />
                <div className="ui-hint">{one.label}</div>
              </td>
              <td>{one.chosen}</td>
              <td>{one.ours}</td>
              <td>
                {one.office} {one.who}
                <div className="ui-hint">{shownTime(one.at, today)}</div>
              </td>
              <td className="exchange-verbs">
                {one.objection === null ? (
                  <Button onClick={() => setAgainst(one)} aria-label={`对${one.title}的${one.label}提出异议`}>
                    提出异议
                  </Button>
                ) : (
                  <>已提出：{one.objection}</>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {against ? <ObjectDialog item={against} onClose={() => setAgainst(null)} /> : null}
    </Section>
  );
}

function ObjectDialog({ item, onClose }: { item: SettledItem; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const say = () =>
    void attempt(async () => {
      await ask('objectTo', { id: item.id, field: item.field, reason: reason.trim() });
      notify.done('已记下异议，随下一个报送文件交给对方。');
      onClose();
    });
  return (
    <Dialog open title="提出异议" okText="提出异议" okDisabled={reason.trim() === ''} dirty={reason !== ''} onOk={say} onClose={onClose}>
      <p>
        “{item.title}”的{item.label}，对方选定“{item.chosen}”，本单位原来填的是“{item.ours}”。每处只能提一次。
      </p>
      <FormField name="reason" label="理由" required>
        <MemoField value={reason} onChange={setReason} limit={500} rows={3} />
      </FormField>
    </Dialog>
  );
}

/** What other offices say against values that were chosen here: the value can be changed on the record, or stays. */
export function ObjectionTable({ objections }: { objections: readonly ObjectionItem[] }) {
  return (
    <Section title="对方的异议" note="同意的，到那条记录里改；不同意的，请打电话说明。">
      <table className="ui-plain-table">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">认为应是</th>
            <th scope="col">理由</th>
            <th scope="col">谁提出的</th>
          </tr>
        </thead>
        <tbody>
          {objections.map((one) => (
            <tr key={`${one.id} ${one.label} ${one.office}`}>
              <td>
                <Title {...one} />
                <div className="ui-hint">{one.label}</div>
              </td>
              <td>{one.value}</td>
              <td>{one.reason}</td>
              <td>
                {one.office} {one.who}
                <div className="ui-hint">{formatDay(one.on)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
