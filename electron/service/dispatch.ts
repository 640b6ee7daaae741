import * as v from 'valibot';
import { type Answer, type Handlers, inputs, type OperationName } from '#shared/contract.ts';
import { Failure, type FieldProblem } from '#shared/failure.ts';
import { withReason } from '#electron/service/reason.ts';
import { UnderWay } from '#electron/storage/engine/engine.ts';

/** Every operation but those that change which service answers (program.ts). */
const programOperations = ['switchPractice', 'restoreBackup', 'unlockData', 'setDataPassword', 'dropDataPassword', 'withReason'] as const;
export type ProgramOperation = (typeof programOperations)[number];
type Served = Exclude<OperationName, ProgramOperation>;
export type ServiceHandlers = Pick<Handlers, Served>;

function isOperation(name: string): name is Served {
  return Object.hasOwn(inputs, name) && !programOperations.some((one) => one === name);
}

/** Keys that could reach an object's prototype; no input of ours has them. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);

function isClean(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > 40) return false;
  return Object.entries(value).every(([key, inner]) => !poison.has(key) && isClean(inner, depth + 1));
}

/** For whoever looks for the fault; a person reads the sentence. */
const misfitsTold = 20;

function misfits(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  const paths = issues.flatMap((issue) => v.getDotPath(issue) ?? []);
  return [...new Set(paths)].slice(0, misfitsTold).map((field) => ({ field: field.slice(0, 200).toWellFormed(), message: '格式不对' }));
}

/**
 * The only door into the program; both hosts call this and nothing else. Never throws: a `Failure` is answered as it is,
 * anything else is logged whole and answered as one sentence.
 */
export function createDispatch(handlers: ServiceHandlers, logDefect: (operation: string, error: unknown) => string, whenFree: () => Promise<void> = () => Promise.resolve()) {
  /** What wants to write during a long import is begun again after it: nothing of it was done, and what it looked at may be other now. */
  async function answered(handler: (value: unknown) => unknown, value: unknown): Promise<unknown> {
    for (;;) {
      try {
        return await handler(value);
      } catch (error) {
        if (!(error instanceof UnderWay)) throw error;
        await whenFree();
      }
    }
  }

  return async function dispatch(operation: string, input: unknown): Promise<Answer> {
    if (operation === 'withReason') {
      const asked = v.safeParse(inputs.withReason, input);
      if (asked.success && asked.output.operation !== 'withReason') return withReason(asked.output.reason, () => dispatch(asked.output.operation, asked.output.input));
      return { ok: false, code: 'invalid', message: '变动原因没有写，没有保存，已有数据没有变化。', fix: '请写明原因再试。' };
    }
    if (!isOperation(operation)) return { ok: false, code: 'refused', message: '没有这个操作，数据没有变化。', fix: '请重新打开程序再试。' };
    const parsed = v.safeParse(inputs[operation], isClean(input) ? input : null, { abortEarly: true });
    if (!parsed.success) {
      return { ok: false, code: 'invalid', message: '提交的内容格式不对，没有保存，已有数据没有变化。', fix: '请检查填的内容后重试；还是这样的，请重新打开程序。', fields: misfits(parsed.issues) };
    }
    try {
      const handler = handlers[operation] as (value: unknown) => unknown; // the schema above and the handler share one entry
      return { ok: true, value: (await answered(handler, parsed.output)) ?? null };
    } catch (error) {
      if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix, fields: error.fields };
      const log = logDefect(operation, error);
      return { ok: false, code: 'defect', message: '程序出了意外，这一步没有完成，已保存的数据没有变化。', fix: `详细情况已记在 ${log}，可发给维护人员。` };
    }
  };
}
