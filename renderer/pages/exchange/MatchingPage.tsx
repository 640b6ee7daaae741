import '#renderer/pages/exchange/exchange.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { MatchPair, MatchSide } from '#shared/contract/exchange.ts';
import { entityNames } from '#shared/entities/index.ts';
import { ask } from '#renderer/bridge.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** Side by side: what this office had registered by itself, and what the county has of the same name or phone. */
export function MatchingPage() {
  const own = useSession()?.office?.name ?? '本单位';
  const [round, setRound] = useState(0);
  const found = useAsked(`listMatches ${round}`, entityNames, () => ask('listMatches', {}), true);
  const merge = (pair: MatchPair) =>
    void attempt(async () => {
      const { tx, moved } = await ask('mergeMatch', { entity: pair.entity, mine: pair.mine.id, theirs: pair.theirs.id });
      doneWithUndo(`已合并“${pair.mine.title}”，${moved}条记录改用县里的那一条`, tx);
      setRound((n) => n + 1);
    });
  const dismiss = (pair: MatchPair) =>
    void attempt(async () => {
      await ask('dismissMatch', { mine: pair.mine.id, theirs: pair.theirs.id });
      setRound((n) => n + 1);
    });
  const pairs = found.value?.pairs ?? [];
  return (
    <div className="exchange">
      <a className="ui-back" href={hrefOf(['exchange'])}>
        ← 报送接收
      </a>
      <h1>核对重复</h1>
      <p className="ui-hint">
        {own}自己登记过的地方、单位和委员，县里的名册里也有同名或同电话的。是同一个的，合并成县里那一条：用到它的记录都跟着改，县里空着的栏目用本单位填的补上，原来那条进回收站。不是同一个的，点“不是同一个”，以后不再问。
      </p>
      {found.value && pairs.length === 0 ? <p role="status">没有要核对的了。</p> : null}
      {found.value && found.value.total > pairs.length ? <p className="ui-hint">共{found.value.total}对，先列{pairs.length}对。</p> : null}
      {pairs.map((pair) => (
        <Section
          key={`${pair.mine.id} ${pair.theirs.id}`}
          title={`${pair.label}：${pair.mine.title}`}
          note={pair.why}
          extra={
            <>
              <Button onClick={() => dismiss(pair)} aria-label={`${pair.mine.title}不是同一个`}>
                不是同一个
              </Button>
              <Button type="primary" onClick={() => merge(pair)} aria-label={`合并${pair.mine.title}`}>
                是同一个，合并
              </Button>
            </>
          }
        >
          <div className="exchange-match">
            <Side heading="本单位登记的" side={pair.mine} />
            <Side heading="县里的名册" side={pair.theirs} />
          </div>
        </Section>
      ))}
    </div>
  );
}

function Side({ heading, side }: { heading: string; side: MatchSide }) {
  return (
    <div>
      <strong>{heading}</strong>
      <div>{side.title}</div>
      {side.facts.map((fact) => (
        <div key={fact} className="ui-hint">
          {fact}
        </div>
      ))}
      <div className="ui-hint">{side.used === 0 ? '没有记录用到它' : `${side.used}处用到它`}</div>
    </div>
  );
}
