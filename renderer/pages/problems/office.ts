import type { OfficeLevel } from '#shared/rules/life.ts';
import { useSession } from '#renderer/state/session.ts';

/** The level of the office that works here; before it is named, the lowest. */
export function useOfficeLevel(): OfficeLevel {
  return useSession()?.office?.level ?? 'township';
}

export function useUser(): string {
  return useSession()?.user ?? '';
}
