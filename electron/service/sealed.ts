import * as v from 'valibot';
import { type Answer, inputs, type ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Session } from '#shared/contract/session.ts';
import { todayInShanghai } from '#shared/rules/day.ts';
import type { OpenedService, ServiceOptions } from '#electron/service/service.ts';
import { holdSeal, type SealFile, unlockSeal } from '#electron/storage/folderSeal.ts';

const refused: Answer = { ok: false, code: 'refused', message: '数据加了密码，还没有打开，这一步没有做。', fix: '请先输入密码。' };

/** Stands in for the service of a data folder whose password has not been given: it answers what the unlocking page needs. */
export function sealedService(options: ServiceOptions, file: SealFile): OpenedService {
  const session = (): Session => {
    const today = options.today ?? todayInShanghai(options.effects?.now() ?? Date.now());
    return {
      office: null, user: '', today, practice: options.practice, host: options.host, version: options.version, dueSoonUntil: today, yearsWithoutCalendar: [],
      lastBackupAt: null, lastExportAt: null, dataFolder: options.data, people: [], locked: 'data', lockMinutes: 0, desktopNotes: false, sealed: true,
    };
  };
  const answers: Record<string, () => unknown> = {
    getSession: session,
    getChoices: () => ({ choices: [] }),
    namesOf: () => ({ names: {}, entities: {} }),
    getNotices: () => ({ notices: [] }),
    getView: () => ({ content: null }),
  };
  return {
    dispatch(operation, input) {
      if (operation === 'unlockData') return Promise.resolve(unlock(options.data, file, input));
      const answer = answers[operation];
      return Promise.resolve(answer ? { ok: true, value: answer() } : refused);
    },
    put: () => refused,
    get: () => null,
    onEvent: (_listener: (event: ServiceEvent) => void) => () => undefined,
    prepareRestore: () => Promise.reject(new Failure('refused', '数据加了密码，还没有打开，不能恢复备份。现有数据没有变化。', '请先输入密码。')),
    close: () => Promise.resolve(),
  };
}

/** Holds the folder's key when the password, or the recovery code, is right. */
function unlock(folder: string, file: SealFile, input: unknown): Answer {
  const parsed = v.safeParse(inputs.unlockData, input);
  const opened = parsed.success ? unlockSeal(file, parsed.output.secret) : null;
  if (!opened) {
    return { ok: false, code: 'refused', message: '密码不对，没有打开。数据没有问题。', fix: '请检查大小写和输入法，再输一次；也可以输入纸上的密码恢复码。', fields: [{ field: 'secret', message: '密码不对' }] };
  }
  holdSeal(folder, opened);
  return { ok: true, value: { unlocked: true } };
}
