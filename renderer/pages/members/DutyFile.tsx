import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { MemberDuty } from '#shared/contract/duty.ts';
import { takeFile, ask } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { Evidence } from '#renderer/pages/members/Evidence.tsx';
import { useMemberDuty } from '#renderer/pages/members/dutyState.ts';

/** A member's year: the boxes of the checklist, the points by line; each figure opens its records. */
export function DutyFile({ member, box = null }: { member: string; box?: string | null }) {
  const { year } = useYear();
  const { value, failure } = useMemberDuty(year, member);
  const title = `${year}年度履职档案`;
  if (!value) return <Section title={title}><p className={failure ? 'ui-refusal' : 'ui-hint'}>{failure ? `${failure.message}${failure.fix}` : '正在计算…'}</p></Section>;
  const word = () =>
    void attempt(async () => {
      const made = await ask('makeMemberFiles', { year, members: [member] });
      await takeFile(made.ticket, made.name);
      notify.done(`已存为Word文件：${made.name}`);
    });
  const words = [
    value.total === null ? '' : `总分${value.total}分`, value.grade === null ? '' : `等次：${value.grade}`, value.rank === null ? '' : `第${value.rank}名`,
    value.months < 12 ? `本年度任职${value.months}个月，最低次数按月折算` : '',
  ].filter((one) => one !== '');
  return (
    <Section
      title={title}
      note={words.join('，')}
      extra={<><Button onClick={() => navigate(hrefOf(['members', 'files', member]))}>打印履职档案</Button><Button onClick={word}>存为Word</Button></>}
    >
      <Notes view={value} />
      <Boxes view={value} first={box} />
      {value.total === null ? null : <Lines view={value} />}
    </Section>
  );
}

function Notes({ view }: { view: MemberDuty }) {
  return (
    <>
      {view.boxLines.some((box) => box.example) || view.lines.some((line) => line.example) ? <p className="members-note members-note-example">当前按“示例”规则计算，还没有换成本县的规则。</p> : null}
      {view.closing ? <p className="members-note">本年度已于{view.closing.closedOn}由{view.closing.closedBy}结算，下面是结算时的结果和依据；后来的变动列在履职排名的“结算后变动”里。</p> : null}
      {view.partial ? <p className="members-note">只计本单位已有的记录，以县政协公布的为准。</p> : null}
    </>
  );
}

function Boxes({ view, first }: { view: MemberDuty; first: string | null }) {
  const [open, setOpen] = useState(first);
  const shown = view.boxLines.find((box) => box.rule === open);
  return (
    <>
      <div className="members-boxes">
        {view.boxLines.map((box) => (
          <button key={box.rule} type="button" aria-expanded={box.rule === open} className={`members-box${box.met ? ' members-box-met' : ''}${box.rule === open ? ' members-box-open' : ''}`} onClick={() => setOpen(box.rule === open ? null : box.rule)}>
            <span>{box.name}</span>
            <strong>{box.done}/{box.minimum}{box.unit}{box.met ? ' ✔' : ''}</strong>
            <span className="ui-hint">{box.met ? '已完成' : `还差${box.minimum - box.done}${box.unit}`}</span>
          </button>
        ))}
      </div>
      {shown ? <Evidence evidence={shown.evidence} points={false} /> : null}
    </>
  );
}

function Lines({ view }: { view: MemberDuty }) {
  const [open, setOpen] = useState<string | null>(null);
  const capped = view.categories.filter((one) => one.cap !== null);
  return (
    <div className="members-scroll">
      <table className="members-lines">
        <thead><tr><th scope="col">类别</th><th scope="col">项目</th><th scope="col">计分办法</th><th scope="col" className="members-number">数量</th><th scope="col" className="members-number">得分</th></tr></thead>
        <tbody>
          {view.lines.map((line) => (
            <Fragment key={line.rule}>
              <tr>
                <td>{line.category}</td>
                <td><button type="button" className="ui-link" aria-expanded={line.rule === open} onClick={() => setOpen(line.rule === open ? null : line.rule)}>{line.name}</button></td>
                <td className="ui-hint">{line.standard}</td>
                <td className="members-number">{line.count}{line.unit}</td>
                <td className="members-number">{line.points}{line.capped ? '（到上限）' : ''}</td>
              </tr>
              {line.rule === open ? <tr><td colSpan={5}><Evidence evidence={line.evidence} points /></td></tr> : null}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>合计{capped.length === 0 ? '' : `（${capped.map((one) => `${one.name}${one.points}分，封顶${String(one.cap)}分`).join('；')}）`}</td>
            <td className="members-number">{Math.round(view.categories.reduce((sum, one) => sum + one.points, 0) * 100) / 100}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
