/**
 * Says that what was asked for is on its way, while what was there before stays on screen: a line at once, its words after a blink.
 * Mount it while that lasts. `here`: over what comes next on the page, rather than over the page.
 */
export function Opening({ words, here = false }: { words: string; here?: boolean }) {
  return (
    <p className={here ? 'ui-opening ui-opening-here' : 'ui-opening'} role="status">
      <span>{words}</span>
    </p>
  );
}
