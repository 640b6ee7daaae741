/** The Debian package's name, and the program's id. */
export const appId: string;
export function makeDeb(unpacked: string, arch: string, output: string): string;
