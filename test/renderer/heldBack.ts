import type { Bridge, OperationName } from '#shared/contract.ts';
import { provideBridge } from '#renderer/bridge.ts';

/** Answers to one operation that come when the test says so: a program that is slower than the person. */
export function holdBack(bridge: Bridge, operation: OperationName): { waiting: () => number; release: () => void } {
  const waiting: (() => void)[] = [];
  let open = false;
  provideBridge({
    ...bridge,
    ask: async (asked, input) => {
      if (asked === operation && !open) await new Promise<void>((go) => waiting.push(go));
      return bridge.ask(asked, input);
    },
  });
  return {
    waiting: () => waiting.length,
    release: () => {
      open = true;
      for (const go of waiting.splice(0)) go();
    },
  };
}
