import * as v from 'valibot';

const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));

/** A new version that comes as a file on a stick. */
export const updateInputs = {
  /** What the file is; refuses one that is not ours, damaged, older, or for another kind of machine. */
  previewUpdate: v.object({ ticket }),
  /** Backs up, lays the installer beside the data and starts it. */
  applyUpdate: v.object({ ticket }),
} as const;

export interface UpdatePreview {
  version: string;
  builtAt: string;
  /** What is new, in words; may be empty. */
  notes: string;
  bytes: number;
}

export interface UpdateOperations {
  previewUpdate: UpdatePreview;
  /** `started` false: the installer lies at `path` and must be opened by hand. */
  applyUpdate: { path: string; started: boolean; portable: boolean };
}
