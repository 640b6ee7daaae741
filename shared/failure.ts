export type FailureCode =
  | 'invalid' // the input breaks a rule; `fields` says where
  | 'stale' // somebody changed the same fields since they were loaded; `fields` holds both values
  | 'notFound'
  | 'reason' // it may be done, with a reason: ask for one and do it again
  | 'locked' // it changes a locked year: come again by withReason
  | 'refused' // not this office's right, or not possible in this state
  | 'file' // the file is damaged, foreign, or of another kind
  | 'storage' // the disk or the data folder
  | 'defect'; // ours: logged whole, shown as one sentence

/** Something wrong with one field, in the person's words. For `stale`, `mine` and `theirs` are the two values as text. */
export interface FieldProblem {
  field: string;
  message: string;
  mine?: string;
  theirs?: string;
}

/**
 * A failure that the person can act on: `message` says what happened and whether the data is safe, `fix` what to do.
 * Anything else that is thrown is a defect.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly fix: string;
  readonly fields: readonly FieldProblem[];

  constructor(code: FailureCode, message: string, fix = '', fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.fix = fix;
    this.fields = fields;
  }
}
