/**
 * The keys that releases are signed with: 32 bytes in base64url each. A file of a new version counts only when one of them
 * signed it. `npm run release-key -- FILE` makes a pair, keeps the secret half in FILE, outside this tree, and adds the other
 * half here; the next one is added before the last one is retired, so that no version is left behind.
 */
export const releaseKeys: readonly string[] = [];
