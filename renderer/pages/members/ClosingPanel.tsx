import { Button } from 'antd';
import { useState } from 'react';
import type { DutyChange, DutyYearView } from '#shared/contract/duty.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useDutyChanges } from '#renderer/pages/members/dutyState.ts';

/** Closing a year, and what changed after it. A township sees the closing that the county sent. */
export function ClosingPanel({ view }: { view: DutyYearView }) {
  const { year, closing, partial } = view;
  const changes = useDutyChanges(year, closing !== null);
  const [reopening, setReopening] = useState(false);
  const close = () =>
    void attempt(async () => {
      const sure = await confirmAction({
        title: `结算${year}年度履职？`,
        sentence: `现在的得分、等次、名次和每一条依据将原样留存，共${view.rows.length}人。结算以后补报或撤回的记录列入“结算后变动”，不改变结果；需要时可以撤销结算。${view.example ? '注意：现在用的是示例规则。' : ''}`,
        verb: `结算${year}年度`,
      });
      if (!sure) return;
      const { members } = await ask('closeDutyYear', { year });
      notify.done(`已结算${year}年度，留存${members}人的结果`);
    });
  if (partial && closing === null) return null;
  return (
    <Section
      title="年度结算"
      note={closing ? `${closing.closedOn}由${closing.closedBy}结算` : '结算以后，结果原样留存，后来的变动另列'}
      extra={partial ? null : closing ? <Button onClick={() => setReopening(true)}>撤销结算</Button> : <Button onClick={close} disabled={view.rows.length === 0}>{`结算${year}年度`}</Button>}
    >
      {closing ? <Changes changes={changes.value?.changes} /> : null}
      {reopening ? <ReopenDialog year={year} onClose={() => setReopening(false)} /> : null}
    </Section>
  );
}

function ReopenDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const reopen = () =>
    attempt(async () => {
      await ask('reopenDutyYear', { year, reason });
      notify.done(`已撤销${year}年度结算，得分重新随记录计算`);
      onClose();
    });
  return (
    <Dialog open title={`撤销${year}年度结算`} okText="撤销结算" okDisabled={reason.trim() === ''} onOk={reopen} onClose={onClose} dirty={reason !== ''}>
      <FormField name="reason" label="撤销原因" required hint="原因和您的姓名会随这次结算留存">
        <TextField value={reason} onChange={setReason} />
      </FormField>
    </Dialog>
  );
}

function Changes({ changes }: { changes: readonly DutyChange[] | undefined }) {
  if (!changes) return <p className="ui-hint">正在核对…</p>;
  if (changes.length === 0) return <p className="ui-hint">结算后没有变动。</p>;
  const points = (total: number | null, grade: string | null): string => [total === null ? '' : `${total}分`, grade ?? ''].filter((one) => one !== '').join(' ');
  return (
    <div className="members-scroll">
      <p className="ui-hint">结算后变动{changes.length}人（结算结果不变）：</p>
      <table className="members-lines">
        <thead><tr><th scope="col">委员</th><th scope="col">结算时</th><th scope="col">按现在的记录</th><th scope="col">变动</th></tr></thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.member}>
              <td><a href={hrefOf(['members', change.member])}>{change.name}</a></td>
              <td>{points(change.totalBefore, change.gradeBefore)}</td>
              <td>{points(change.totalAfter, change.gradeAfter)}</td>
              <td>
                <ul className="members-evidence">
                  {change.lines.map((line) => (
                    <li key={line.name}>
                      <span>{line.name}：{line.before}→{line.after}</span>
                      {[...line.added.map((one) => ({ ...one, word: '新增' })), ...line.withdrawn.map((one) => ({ ...one, word: '撤回' }))].map((one) => (
                        <a key={`${one.word} ${one.record}`} href={recordHref(one.entity, one.record) ?? '#/'}>{one.word}：{one.on} {one.title}</a>
                      ))}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
