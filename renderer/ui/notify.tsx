import { Button } from 'antd';
import { screen } from '#renderer/ui/screen.ts';

let count = 0;
/** More than these would cover the page; what was done before them stays in its record's history. */
const mostDone = 2;
const done: string[] = [];

/**
 * Takes a notice away after `ms`, counted anew when the pointer leaves it. Not antd's own time: that draws the notice in each frame,
 * and what is drawn in slices beside it, a page that opens, begins again with each of them.
 */
function goesAfter(key: string, ms: number): { onPointerEnter: () => void; onPointerLeave: () => void } {
  const { notification } = screen();
  const go = () => notification.destroy(key);
  let timer = setTimeout(go, ms);
  return {
    onPointerEnter: () => clearTimeout(timer),
    onPointerLeave: () => {
      timer = setTimeout(go, ms);
    },
  };
}

/** What the person is told in passing. A failure stays until it is closed; a done thing can be undone for ten seconds. */
export const notify = {
  done(text: string, options: { undo?: (() => void) | undefined } = {}): void {
    const key = `done${++count}`;
    const { undo } = options;
    done.push(key);
    for (const old of done.splice(0, done.length - mostDone)) screen().notification.destroy(old);
    screen().notification.success({
      key,
      title: text,
      // At the bottom left: over the verbs of a page or a dialog it would catch the next click.
      placement: 'bottomLeft',
      duration: false,
      props: goesAfter(key, undo ? 10_000 : 4000),
      role: 'status',
      ...(undo
        ? {
            actions: (
              <Button
                type="primary"
                ghost
                onClick={() => {
                  screen().notification.destroy(key);
                  undo();
                }}
              >
                撤销
              </Button>
            ),
          }
        : {}),
    });
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
