import { Button } from 'antd';
import { entityOf } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { saveRecords } from '#renderer/state/records.ts';
import { useYear } from '#renderer/state/year.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { useDutyRules } from '#renderer/pages/members/dutyState.ts';
import { MemberNav } from '#renderer/pages/members/MemberNav.tsx';

/** `#/members/rules`: the lines of a year's rule set; a county begins with an example or last year's, and changes them. */
export function RuleSetPage({ parts }: { parts: readonly string[] }) {
  const { year } = useYear();
  const { value } = useDutyRules(year);
  const editing = parts.length > 0;
  const list = value?.mayEdit ? (
    <EntityPages
      entity={entityOf('dutyRule')}
      title={`${year}年履职规则`}
      base={['members', 'rules']}
      parts={parts}
      where={[{ field: 'year', op: 'is', value: year }]}
      columns={['name', 'kind', 'audience', 'item', 'minimum', 'points', 'unit', 'cap', 'category', 'active', 'example']}
      filters={['kind', 'audience', 'category', 'active']}
      sort={{ field: 'rank', down: false }}
      initial={{ year, active: true, audience: 'dutyAudience.all', prorate: true, unit: '次' }}
      bulk={(ids, clear) => [
        {
          key: 'own',
          text: `定为本县规则${ids.length}条`,
          onClick: () =>
            void attempt(async () => {
              const { tx } = await saveRecords(ids.map((id) => ({ entity: 'dutyRule' as const, id, set: { example: false } })));
              clear();
              doneWithUndo(`已定为本县规则${ids.length}条，不再标“示例”`, tx);
            }),
        },
      ]}
      paste={['name', 'kind', 'audience', 'item', 'minimum', 'points', 'unit', 'cap', 'category']}
      pastePreset={{ year, active: true }}
    />
  ) : null;
  if (editing) return list;
  return (
    <>
      <MemberNav now="rules" />
      {value && !value.adopted ? <p className="members-note members-note-example">{year}年还没有本县的规则，现在按“示例”计算。{value.mayEdit ? '请采用一套示例或上年规则后，按本县的文件修改。' : '规则由县政协制定，随下发文件到本单位。'}</p> : null}
      {value?.mayEdit ? <Beginnings year={year} /> : null}
      {list}
      {value && !value.mayEdit ? <Section title={`${year}年履职规则`}><RuleTable year={year} /></Section> : null}
    </>
  );
}

function Beginnings({ year }: { year: number }) {
  const { value } = useDutyRules(year);
  if (!value || value.closing) return value?.closing ? <p className="members-note">{year}年度已结算，规则的改动只会出现在“结算后变动”里。</p> : null;
  const adopt = (input: { example?: string; from?: number }) =>
    void attempt(async () => {
      const { added, tx } = await ask('adoptDutyRules', { year, ...input });
      doneWithUndo(`已采用${added}条规则，请逐条核对修改`, tx);
    });
  const [last] = value.years;
  return (
    <Section title="从这里开始" note="采用以后都可以改；示例不是任何地方的正式规定">
      <div className="members-sets">
        {value.examples.map((set) => (
          <div key={set.key} className="members-set">
            <span><StateTag word="示例" tone="orange" /> <strong>{set.name}</strong></span>
            <span>{set.says}</span>
            <Button onClick={() => adopt({ example: set.key })}>{`采用这${set.lines}条`}</Button>
          </div>
        ))}
        {last === undefined ? null : (
          <div className="members-set">
            <strong>{last}年的规则</strong>
            <span>把{last}年的规则整套带到{year}年，同名的不重复。</span>
            <Button onClick={() => adopt({ from: last })}>{`沿用${last}年规则`}</Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function RuleTable({ year }: { year: number }) {
  const { value } = useDutyRules(year);
  const choices = useChoiceStore((state) => state.byId);
  const word = (id: string): string => choices.get(id)?.label ?? '';
  return (
    <div className="members-scroll">
      <table className="members-lines">
        <thead><tr><th scope="col">项目</th><th scope="col">种类</th><th scope="col">适用人群</th><th scope="col">计数来源</th><th scope="col">办法</th></tr></thead>
        <tbody>
          {value?.rules.map((rule) => (
            <tr key={rule.id}><td>{rule.name}{rule.example ? '（示例）' : ''}</td><td>{word(rule.kind)}</td><td>{word(rule.audience)}</td><td>{word(rule.item)}</td><td>{rule.standard}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
