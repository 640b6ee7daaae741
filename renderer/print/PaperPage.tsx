import { createContext, type ReactNode, useContext, useRef } from 'react';
import { watermark } from '#shared/papers/paper.ts';
import { namedPageRules, type PageShape, pageRule } from '#renderer/print/pageRules.ts';
import { usePages } from '#renderer/print/usePages.ts';
import '#renderer/print/print.css';

/** True inside a pack: the rules of all shapes stand there once, and each paper begins a new page. */
const InPack = createContext(false);

/** Several papers in one job, upright and across, each from its own first page. */
export function PaperPack(props: { children: ReactNode }) {
  return (
    <InPack value>
      <style>{namedPageRules}</style>
      <div className="paper-pack">{props.children}</div>
    </InPack>
  );
}

export function Watermark() {
  return (
    <div className="paper-watermark" aria-hidden="true">
      <span>{watermark}</span>
    </div>
  );
}

function Desk(props: { shape: PageShape; children: ReactNode }) {
  const inPack = useContext(InPack);
  return (
    <div className={inPack ? `paper-desk shape-${props.shape}` : 'paper-desk'} lang="zh-CN">
      {!inPack && <style>{pageRule(props.shape)}</style>}
      {props.children}
    </div>
  );
}

/** Sheets that are laid out by themselves, without a flow of text; each has its own watermark. */
export function PaperSheets(props: { shape: PageShape; children: ReactNode }) {
  return (
    <Desk shape={props.shape}>
      <div className="paper sheets">
        {props.children}
      </div>
    </Desk>
  );
}

/** A paper as pages: on screen grey desk and white sheets, in print the pages themselves, broken at the same places. */
export function PaperPage(props: { across?: boolean; practice: boolean; children: ReactNode }) {
  const flow = useRef<HTMLDivElement>(null);
  const sheets = usePages(flow);
  return (
    <Desk shape={props.across ? 'across' : 'official'}>
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
    </Desk>
  );
}
