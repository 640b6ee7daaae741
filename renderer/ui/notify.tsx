import { Button } from 'antd';
import { screen } from '#renderer/ui/screen.ts';

let count = 0;
/** More than these would cover the page; what was done before them stays in its record's history. */
const mostDone = 2;
/** Those on screen, the oldest first; `undo`: with what takes it back, which stays its ten seconds while there is another to go. */
const done: { key: string; undo: boolean }[] = [];

function isGone(key: string): void {
  const at = done.findIndex((one) => one.key === key);
  if (at >= 0) done.splice(at, 1);
}

function takeAway(key: string, { notification } = screen()): void {
  isGone(key);
  notification.destroy(key);
}

/**
 * Takes a notice away after `ms`, counted anew when neither the pointer nor the cursor is on it any more. Not antd's own time: that draws the notice in
 * each frame, and what is drawn in slices beside it, a page that opens, begins again with each of them.
 */
function goesAfter(key: string, ms: number): Pick<React.DOMAttributes<HTMLDivElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'> {
  const shownOn = screen();
  const go = () => takeAway(key, shownOn);
  let timer = setTimeout(go, ms);
  const held = new Set<'pointer' | 'cursor'>();
  const hold = (by: 'pointer' | 'cursor') => () => {
    held.add(by);
    clearTimeout(timer);
  };
  const leave = (by: 'pointer' | 'cursor') => () => {
    held.delete(by);
    clearTimeout(timer);
    if (held.size === 0) timer = setTimeout(go, ms);
  };
  return { onPointerEnter: hold('pointer'), onPointerLeave: leave('pointer'), onFocus: hold('cursor'), onBlur: leave('cursor') };
}

/** Said in passing, in the free half of the foot (ui.css): over the menu, a page or a dialog it would catch the next click. */
function inPassing(type: 'success' | 'info', text: string, undo?: () => void): void {
  const key = `done${++count}`;
  if (done.length >= mostDone) takeAway((done.find((one) => !one.undo) ?? done[0])?.key ?? '');
  done.push({ key, undo: undo !== undefined });
  screen().notification[type]({
    key,
    title: text,
    placement: 'bottomRight',
    duration: false,
    onClose: () => isGone(key),
    props: goesAfter(key, undo ? 10_000 : 4000),
    role: 'status',
    ...(undo
      ? {
          actions: (
            <Button
              type="primary"
              ghost
              onClick={() => {
                takeAway(key);
                undo();
              }}
            >
              撤销
            </Button>
          ),
        }
      : {}),
  });
}

/** What the person is told in passing. A failure stays until it is closed; a done thing can be undone for ten seconds. */
export const notify = {
  done(text: string, options: { undo?: (() => void) | undefined } = {}): void {
    inPassing('success', text, options.undo);
  },
  /** What is to be known, and nobody did just now: matters that come due. */
  news(text: string): void {
    inPassing('info', text);
  },
  failure(failure: { message: string; fix?: string | undefined }): void {
    screen().notification.error({
      key: `failure${++count}`,
      title: failure.message,
      ...(failure.fix ? { description: failure.fix } : {}),
      placement: 'top',
      duration: false,
      role: 'alert',
    });
  },
  /** Takes every notice away: the keyboard's way past one that lies over what it has come to. */
  clear(): void {
    done.splice(0);
    screen().notification.destroy();
  },
};
