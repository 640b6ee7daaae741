import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { watermark } from '#shared/papers/paper.ts';
import type { FootProps } from '#renderer/frame/Foot.tsx';
import { Foot } from '#renderer/frame/Foot.tsx';
import type { MenuItem } from '#renderer/frame/menuItems.tsx';
import { SideMenu } from '#renderer/frame/SideMenu.tsx';
import type { TopBarProps } from '#renderer/frame/TopBar.tsx';
import { TopBar } from '#renderer/frame/TopBar.tsx';

export interface FrameProps {
  items: readonly MenuItem[];
  active: string;
  /** The address of the page; another one begins at its top. */
  place: string;
  top: TopBarProps;
  foot: FootProps;
  /** The practice area: a banner on every page. */
  practice: boolean;
  onLeavePractice?: (() => void) | undefined;
  children: ReactNode;
}

/** Everything around a page. Only the page scrolls. */
export function Frame(props: FrameProps) {
  const { scale } = props.top;
  const [width, setWidth] = useState(window.innerWidth);
  // What the person chose holds for this text size; else the window decides: at 150 % on 1366 pixels a full menu would
  // take a fifth of the page.
  const [chosen, setChosen] = useState<{ scale: number; folded: boolean } | null>(null);
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  const page = useRef<HTMLElement>(null);
  // Before a list brings itself back to where it was left. Without this a page begins where the one before it was scrolled to.
  useLayoutEffect(() => {
    if (page.current) page.current.scrollTop = 0;
  }, [props.place]);
  const folded = chosen?.scale === scale ? chosen.folded : (width * 100) / scale < 1000;

  return (
    <div className={folded ? 'frame frame-folded' : 'frame'}>
      <a className="frame-skip" href="#page" onClick={(event) => {
        event.preventDefault();
        document.getElementById('page')?.focus();
      }}>
        跳到正文
      </a>
      <TopBar {...props.top} />
      {props.practice ? (
        <div className="frame-practice" role="status">
          <strong>练习</strong>
          <span>这里是示例数据，怎么改都不影响正式数据。</span>
          {props.onLeavePractice ? (
            <button type="button" className="ui-link" onClick={props.onLeavePractice}>
              退出练习
            </button>
          ) : null}
        </div>
      ) : null}
      <div className="frame-middle">
        <SideMenu items={props.items} active={props.active} folded={folded} onFold={(next) => setChosen({ scale, folded: next })} />
        <main id="page" ref={page} className="frame-page" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <Foot {...props.foot} />
      {props.practice ? <div className="frame-mark" aria-hidden="true" data-mark={watermark} /> : null}
    </div>
  );
}
