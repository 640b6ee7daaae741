import { lightOf } from '#shared/rules/light.ts';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useSession, useToday } from '#renderer/state/session.ts';
import { useSettings } from '#renderer/state/settings.ts';
import type { Tone } from '#renderer/ui/StateTag.tsx';

/** The word and tone of a deadline by the county's scheme, the same wherever a deadline is shown. */
export function useLight(): (deadlineOn: unknown, open: boolean) => { word: string; tone: Tone } {
  const today = useToday();
  const soon = useSession()?.dueSoonUntil ?? today;
  const { lights } = useSettings();
  return (deadlineOn, open) => {
    const { word, colour } = lightOf(typeof deadlineOn === 'string' ? deadlineOn : null, open, today, soon, lights);
    return { word, tone: toneOfColour(colour) };
  };
}
