import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Sheet {
  left: number;
  top: number;
}

interface Area {
  /** Distance from one page to the next, across or down. */
  step: { x: number; y: number };
  height: number;
  origin: DOMRect;
  padding: { left: number; top: number };
}

function areaOf(flow: HTMLElement): Area {
  const style = getComputedStyle(flow);
  const px = (value: string) => Number.parseFloat(value) || 0;
  const down = CSS.supports('column-wrap', 'wrap');
  const height = down ? px(style.getPropertyValue('column-height')) : px(style.height);
  return {
    step: down ? { x: 0, y: height + px(style.rowGap) } : { x: px(style.width) + px(style.columnGap), y: 0 },
    height,
    origin: flow.getBoundingClientRect(),
    padding: { left: px(style.paddingLeft), top: px(style.paddingTop) },
  };
}

function pageOf(area: Area, box: DOMRect): number {
  const across = box.left - area.origin.left - area.padding.left;
  const down = box.top - area.origin.top - area.padding.top;
  // Half a pixel of grace: a box at the very head of a page may be measured a hair above it.
  return Math.max(0, Math.floor(area.step.x > 0 ? (across + 0.5) / area.step.x : (down + 0.5) / area.step.y));
}

/** Pushes what stands at the foot of the last page (the imprint) down to the end of the type area. */
function placeFoot(flow: HTMLElement): void {
  const spacer = flow.querySelector<HTMLElement>('.foot-spacer');
  const foot = spacer?.nextElementSibling;
  if (!spacer || !foot) return;
  spacer.style.height = '0';
  const area = areaOf(flow);
  if (!(area.height > 0)) return;
  const box = foot.getBoundingClientRect();
  const bottom = box.bottom - area.origin.top - area.padding.top - pageOf(area, box) * area.step.y;
  // A pixel less than there is: rounding must not push it over the edge.
  spacer.style.height = `${Math.max(0, Math.floor(area.height - bottom) - 1)}px`;
}

function lastPage(flow: HTMLElement): { area: Area; last: number } {
  const area = areaOf(flow);
  const boxes = [...flow.children].flatMap((child) => [...child.getClientRects()]);
  return { area, last: Math.max(0, ...boxes.map((box) => pageOf(area, box))) };
}

/** The sheets that lie under a flow of columns, measured after every change of its content and when fonts have come. */
export function usePages(flow: RefObject<HTMLElement | null>): readonly Sheet[] {
  const [sheets, setSheets] = useState<readonly Sheet[]>([{ left: 0, top: 0 }]);
  useLayoutEffect(() => {
    const element = flow.current;
    if (!element) return undefined;
    let over = false;
    const measure = () => {
      if (over || element.getClientRects().length === 0) return;
      placeFoot(element);
      const { area, last } = lastPage(element);
      const next = Array.from({ length: last + 1 }, (_, i) => ({ left: i * area.step.x, top: i * area.step.y }));
      setSheets((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    // Fonts change every width; a font that fails to come changes nothing.
    void document.fonts?.ready.then(measure);
    return () => {
      over = true;
    };
  });
  return sheets;
}
