import type { CDPSession, Page } from 'playwright-core';
import type { Step } from './scaleSteps.ts';

/** How one step went, in milliseconds from the key. */
export interface Took {
  /** Until the picture that answers it stood. */
  answered: number;
  /** Until something on the screen said that it is under way; null: it never did. */
  progress: number | null;
  /** The longest single block of the window on the way; 0: none over 50. */
  block: number;
}

/** Runs in the window: the clock from the next key to the first picture in which `done` holds. */
function watchNext(done: () => boolean): void {
  const kept = window as Window & { took?: Promise<Took> };
  /** A person must be able to see it: an element that is still invisible does not count. */
  const busy = (): boolean =>
    [...document.querySelectorAll<HTMLElement>('.ant-btn-loading, .ant-spin-spinning, .ant-progress, .ui-hint, .ui-opening, [role=status], .ant-table-placeholder')].some(
      (one) => (one.textContent?.startsWith('正在') === true || one.matches('.ant-btn-loading, .ant-spin-spinning, .ant-progress')) && one.checkVisibility({ opacityProperty: true }),
    );
  kept.took = new Promise((resolve) => {
    let began = 0;
    let progress: number | null = null;
    let over = false;
    const blocks: PerformanceEntry[] = [];
    const longTasks = new PerformanceObserver((list) => blocks.push(...list.getEntries()));
    longTasks.observe({ type: 'longtask' });
    /** The picture of what the document holds now stands when the first task after the next frame's work runs; other tasks wait for it. */
    const whenDrawn = (then: (ms: number) => void): void => {
      requestAnimationFrame(() => void scheduler.postTask(() => then(performance.now() - began), { priority: 'user-blocking' }));
    };
    // Not looked at in each frame: frames of nothing new would be what the slow processor is busy with.
    const look = (): void => {
      if (began === 0 || over) return;
      if (progress === null && busy()) {
        progress = Infinity;
        whenDrawn((ms) => (progress = Math.min(progress ?? ms, ms)));
      }
      if (!done()) return;
      over = true;
      changes.disconnect();
      clearInterval(timer);
      document.removeEventListener('animationstart', look, { capture: true });
      whenDrawn((answered) => {
        // The entry of a long task comes a moment after its end.
        setTimeout(() => {
          longTasks.disconnect();
          const within = blocks.filter(({ startTime, duration }) => startTime + duration > began && startTime < began + answered);
          resolve({ answered, progress: progress !== null && progress < answered ? progress : null, block: Math.max(0, ...within.map(({ duration }) => duration)) });
        }, 100);
      });
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setInterval(look, 50);
    // What comes into sight a blink after it came into the document.
    document.addEventListener('animationstart', look, { capture: true });
    window.addEventListener(
      'keydown',
      (event) => {
        began = event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
}

/** A window whose processor is slowed while a step is measured, and only then. */
export async function slowWindow(page: Page, rate: number): Promise<{ timed: (step: Step) => Promise<Took>; slow: (on: boolean) => Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const slow = async (on: boolean): Promise<void> => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: on ? rate : 1 });
  };
  return {
    slow,
    async timed(step) {
      await step.before?.();
      // As text: the window's own rules forbid it to make code of words, and the step's words are code.
      await page.evaluate(`(${watchNext.toString()})(${step.done})`);
      await slow(true);
      try {
        await step.act();
        const took = await page.evaluate(() => {
          const late = new Promise<never>((_resolve, reject) => void setTimeout(() => reject(new Error('no answer within 20 s')), 20_000));
          return Promise.race([(window as Window & { took?: Promise<Took> }).took, late]);
        });
        if (!took) throw new Error('not measured');
        return took;
      } finally {
        await slow(false);
        await step.after?.();
      }
    },
  };
}
