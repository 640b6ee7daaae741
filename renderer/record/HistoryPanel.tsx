import '#renderer/record/record.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Change } from '#shared/contract/records.ts';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import { parseRichText, plainText } from '#shared/richText.ts';
import { SendState } from '#renderer/record/SendState.tsx';
import { shownTime } from '#renderer/record/shownTime.ts';
import { useHistory } from '#renderer/state/records.ts';
import { useToday } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Timeline } from '#renderer/ui/Timeline.tsx';

const shownAtFirst = 5;

/** Who changed what and when, one entry for each save, newest first. */
export function HistoryPanel(props: { entity: EntityName; id: string; title?: string | undefined }) {
  const today = useToday();
  const history = useHistory(props.entity, props.id);
  const [all, setAll] = useState(false);
  const saves = [...Map.groupBy(history.value ?? [], (change) => change.tx)];
  const shown = all ? saves : saves.slice(0, shownAtFirst);
  return (
    <Section title={props.title ?? '修改记录'} note={saves.length > 0 ? `${saves.length}次` : undefined} extra={<SendState id={props.id} entity={props.entity} />}>
      {history.failure ? <p className="ui-refusal">{history.failure.message}</p> : null}
      <Timeline
        empty={history.value ? '还没有修改记录' : '正在读取…'}
        entries={shown.map(([tx, changes]) => ({
          key: tx,
          when: shownTime(changes[0]?.at ?? '', today),
          who: changes[0]?.who || undefined,
          what: changes.map((change) => change.label).filter((label, i, labels) => labels.indexOf(label) === i).join('、'),
          detail: changes.map((change) => <ChangeLine key={`${change.op} ${change.field}`} entity={props.entity} change={change} />),
          tone: 'grey',
        }))}
      />
      {saves.length > shownAtFirst ? (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? '收起' : `全部${saves.length}次`}
        </Button>
      ) : null}
    </Section>
  );
}

function ChangeLine(props: { entity: EntityName; change: Change }) {
  const { change } = props;
  const field = entityOf(props.entity).fields[change.field];
  const text = (value: string) => (field?.kind === 'rich' ? plainText(parseRichText(value)) : value);
  const before = text(change.before);
  return (
    <div>
      {change.label}：{before === '' ? null : <span className="record-history-before">{before}</span>}
      {before === '' ? null : ' → '}
      <span className="record-memo">{text(change.after) || '（空）'}</span>
    </div>
  );
}
