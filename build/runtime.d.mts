export function findElectron(): { executable: string; asUser: boolean; reason?: never } | { reason: string };
export function hasDisplay(): boolean;
