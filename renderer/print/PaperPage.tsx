import { type ReactNode, useRef } from 'react';
import { watermark } from '#shared/papers/paper.ts';
import { acrossPageRule, officialPageRule } from '#renderer/print/pageRules.ts';
import { usePages } from '#renderer/print/usePages.ts';
import '#renderer/print/print.css';

function Watermark() {
  return (
    <div className="paper-watermark" aria-hidden="true">
      <span>{watermark}</span>
    </div>
  );
}

/** A paper as pages: on screen grey desk and white sheets, in print the pages themselves, broken at the same places. */
export function PaperPage(props: { across?: boolean; practice: boolean; children: ReactNode }) {
  const flow = useRef<HTMLDivElement>(null);
  const sheets = usePages(flow);
  return (
    <div className="paper-desk" lang="zh-CN">
      <style>{props.across ? acrossPageRule : officialPageRule}</style>
      <div className={props.across ? 'paper across' : 'paper'}>
        <div className="paper-sheets" aria-hidden="true">
          {sheets.map(({ left, top }, i) => (
            <div key={i} className="paper-sheet" style={{ left, top }}>
              {props.practice && <Watermark />}
              <span className="page-number">{`—\u00a0${i + 1}\u00a0—`}</span>
            </div>
          ))}
        </div>
        {props.practice && <Watermark />}
        <div ref={flow} className="paper-flow">
          {props.children}
        </div>
      </div>
    </div>
  );
}
