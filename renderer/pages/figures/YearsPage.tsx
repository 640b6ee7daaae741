import { Button } from 'antd';
import type { YearLockView } from '#shared/contract/closing.ts';
import { formatDay } from '#shared/rules/day.ts';
import { ask, printPage } from '#renderer/bridge.ts';
import { ChangeTable } from '#renderer/pages/figures/ChangeTable.tsx';
import { counted } from '#renderer/pages/figures/parts.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { useYear } from '#renderer/state/year.ts';
import { askText } from '#renderer/ui/askText.tsx';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** Locked years, and what changed in them all the same. */
export function YearsPage() {
  const { year } = useYear();
  const { value, failure } = useAsked('listYearLocks', ['yearLock'], () => ask('listYearLocks', {}));
  if (failure) return <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p>;
  if (!value) return <p className="ui-hint">正在读取…</p>;
  const standing = value.locks.filter((one) => one.unlockedOn === null);
  const isOver = year <= value.lastYear;
  const isLocked = standing.some((one) => one.year === year);
  const lock = () =>
    void attempt(async () => {
      const sure = await confirmAction({
        title: `锁定${year}年的数据？`,
        sentence: '锁定以后，改动会影响统计的内容要写明原因，并列入“锁定后变动”；其他内容照常修改。锁定会随下发文件传到各乡镇。需要时可以解除，要留姓名和原因。',
        verb: `锁定${year}年`,
      });
      if (!sure) return;
      await ask('lockYear', { year });
      notify.done(`已锁定${year}年`);
    });
  const unlock = (opening: YearLockView) =>
    void attempt(async () => {
      const reason = await askText({ title: `解除${opening.year}年的锁定`, sentence: '原因和您的姓名会留存。', label: '解除原因', missing: '请写解除原因。', verb: '解除锁定', back: '返回' });
      if (reason === null) return;
      await ask('unlockYear', { id: opening.id, reason });
      notify.done(`已解除${opening.year}年的锁定`);
    });
  return (
    <>
      <div className="figures-tools">
        {value.mayLock && !isLocked && isOver ? <Button type="primary" onClick={lock}>{`锁定${year}年`}</Button> : null}
        {standing.length > 0 ? <Button onClick={() => void printPage()}>打印</Button> : null}
        <span className="ui-hint">{lockHint(value.mayLock, isOver, year)}</span>
      </div>
      {value.locks.length === 0 ? <p>还没有锁定过年度。数据核对、上报以后锁定，可以防止以后的改动悄悄改变已经报出去的数字。</p> : null}
      {standing.map((one) => (
        <section key={one.id} className="figures-section">
          <div className="figures-head">
            <h2>{`${one.year}年数据锁定后变动　${formatDay(one.lockedOn)}由${one.lockedBy}锁定`}</h2>
            {value.mayLock ? <span className="figures-screen"><Button onClick={() => unlock(one)}>解除锁定</Button></span> : null}
          </div>
          <LateChanges id={one.id} />
        </section>
      ))}
      {value.locks.filter((one) => one.unlockedOn !== null).map((one) => (
        <p key={one.id} className="ui-hint">{`${one.year}年：${one.lockedOn}由${one.lockedBy}锁定，${one.unlockedOn ?? ''}由${one.unlockedBy}解除，原因：${one.unlockReason}`}</p>
      ))}
    </>
  );
}

function lockHint(mayLock: boolean, isOver: boolean, year: number): string {
  if (!mayLock) return '年度由县政协锁定，随下发文件传到本单位。';
  return isOver ? '年度在上面的单位名称旁边选。' : `${year}年还没有过完，过完以后才能锁定。要锁定以前的年度，请在上面的单位名称旁边选。`;
}

function LateChanges(props: { id: string }) {
  const { value, failure } = useAsked(`getLateChanges ${props.id}`, [...counted, 'lateReason', 'progress', 'opinionStep', 'proposalStep', 'yearLock'], () => ask('getLateChanges', { id: props.id }), true);
  if (failure) return <p className="ui-refusal" role="alert">{failure.message}</p>;
  if (!value) return <p className="ui-hint">正在核对…</p>;
  if (value.changes.length === 0) return <p>锁定后没有变动。</p>;
  return (
    <>
      <p>{`锁定后变动${value.changes.length}处：`}</p>
      <ChangeTable changes={value.changes} reason />
    </>
  );
}
