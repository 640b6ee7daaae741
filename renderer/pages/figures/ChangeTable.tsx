import type { LateChange } from '#shared/contract/closing.ts';
import { shownTime } from '#renderer/record/shownTime.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useToday } from '#renderer/state/session.ts';

/** What was changed after a year was locked or a box put away; with `reason` also why. */
export function ChangeTable(props: { changes: readonly LateChange[]; reason: boolean }) {
  const today = useToday();
  return (
    <div className="figures-scroll">
      <table className="figures-table figures-full figures-changes">
        <thead><tr><th scope="col">时间</th><th scope="col">单位·变动人</th><th scope="col">记录</th><th scope="col">变动</th>{props.reason ? <th scope="col">原因</th> : null}</tr></thead>
        <tbody>
          {props.changes.map((one, i) => (
            <tr key={`${one.record} ${one.at} ${i}`}>
              <td>{shownTime(one.at, today)}</td><td>{[one.office, one.who].filter((text) => text !== '').join('·')}</td>
              <td><a href={recordHref(one.entity, one.record) ?? '#/'}>{one.title || '（无标题）'}</a></td>
              <td>{one.what}{one.fields.map((field) => <div key={field.label}>{`${field.label}：${field.before || '（空）'}→${field.after || '（空）'}`}</div>)}</td>
              {props.reason ? <td>{one.reason || '（没有写，改动时还不知道已锁定）'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
