import { watchChoices } from '#renderer/state/choices.ts';
import { watchNames } from '#renderer/state/names.ts';
import { watchSession } from '#renderer/state/session.ts';
import { watchService } from '#renderer/state/versions.ts';

/** Called once by main.tsx: session, choices and names are loaded and kept right. Answers how to stop. */
export function watchAll(): () => void {
  const stops = [watchService(), watchSession(), watchChoices(), watchNames()];
  return () => stops.forEach((stop) => stop());
}
