import { ask } from '#renderer/bridge.ts';
import type { SendState as State } from '#shared/contract/exchange.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { StateTag, type Tone } from '#renderer/ui/StateTag.tsx';

const words: Record<Exclude<State, 'none'>, { word: string; tone: Tone }> = {
  waiting: { word: '未报送', tone: 'orange' },
  filed: { word: '已存文件（上级未确认）', tone: 'blue' },
  confirmed: { word: '已回执', tone: 'green' },
};

/** Whether a record is safe at the office above: only a receipt says so. Shows nothing where there is none above. */
export function SendState({ id, entity }: { id: string; entity: string }) {
  const state = useAsked(`sendState ${id}`, [entity, 'site'], async () => (await ask('sendState', { ids: [id] })).states[id] ?? 'none').value;
  return state === undefined || state === 'none' ? null : <StateTag {...words[state]} />;
}
