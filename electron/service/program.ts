import * as v from 'valibot';
import { type Answer, inputs, type ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { beginDropPassword, setPassword } from '#electron/service/dataPassword.ts';
import { sealedService } from '#electron/service/sealed.ts';
import { readSeal, sealOf } from '#electron/storage/folderSeal.ts';
import { cancelSealing } from '#electron/storage/reseal.ts';
import { databaseName } from '#electron/storage/store.ts';
import { type OpenedService, openService, type Service, type ServiceOptions } from '#electron/service/service.ts';

const failed = (error: unknown, message: string): Answer => {
  if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix, fields: error.fields };
  console.error(error);
  return { ok: false, code: 'defect', message, fix: '请重新启动程序后再试。' };
};
const restoring: Answer = { ok: false, code: 'refused', message: '程序正在整理数据文件，这一步没有做。', fix: '请等它做完。' };
const badPassword: Answer = { ok: false, code: 'invalid', message: '密码至少要8个字，没有改动。', fix: '可以用一句好记的话。', fields: [{ field: 'password', message: '至少8个字' }] };
const malformed: Answer = { ok: false, code: 'invalid', message: '提交的内容格式不对，没有恢复，数据没有变化。', fix: '' };

/**
 * The service that a host serves: of the office's data, or of the practice area in the folder beside, and back, at the
 * window's wish. The two are never open at once and share nothing.
 */
export async function openProgram(options: ServiceOptions): Promise<Service> {
  const listeners = new Set<(event: ServiceEvent) => void>(options.opening ? [options.opening] : []);
  const tell = (event: ServiceEvent): void => listeners.forEach((listener) => listener(event));
  let folder = options.data;
  const open = async (practice: boolean): Promise<OpenedService> => {
    const data = practice === options.practice ? options.data : practice ? `${options.data}-practice` : options.data.replace(/-practice$/, '');
    const file = sealOf(data) ? null : readSeal(data);
    const opened = file ? sealedService({ ...options, data, practice }, file) : await openService({ ...options, data, practice, opening: tell });
    folder = data;
    opened.onEvent(tell);
    return opened;
  };
  let practising = options.practice;
  let busy = false;
  let service = await open(practising);
  if (options.opening) listeners.delete(options.opening); // the service is there to listen to

  async function switchPractice(on: boolean): Promise<Answer> {
    if (on === practising) return { ok: true, value: { practice: on } };
    await service.close();
    try {
      service = await open(on);
    } catch (error) {
      service = await open(practising);
      return failed(error, '没有打开练习区，正式数据没有变化。');
    }
    practising = on;
    return { ok: true, value: { practice: on } };
  }

  /** Nothing else is answered meanwhile: what came in after the backup of what is there would be lost without a trace. */
  async function restore(input: unknown): Promise<Answer> {
    const parsed = v.safeParse(inputs.restoreBackup, input);
    if (!parsed.success) return malformed;
    busy = true;
    try {
      const swap = await service.prepareRestore(parsed.output.source, parsed.output.password);
      await service.close();
      try {
        swap();
      } finally {
        service = await open(practising);
      }
      return { ok: true, value: { restored: true } };
    } catch (error) {
      return failed(error, '没有恢复，原来的数据没有变化。');
    } finally {
      busy = false;
    }
  }

  /** The folder is closed and opened anew, under its seal as it now is: that is where files are changed over. */
  async function reopen(): Promise<void> {
    await service.close();
    service = await open(practising);
    tell({ type: 'changed', entity: 'person', ids: null });
  }

  async function access(operation: 'unlockData' | 'setDataPassword' | 'dropDataPassword', input: unknown): Promise<Answer> {
    busy = true;
    try {
      if (operation === 'unlockData') {
        const answer = await service.dispatch(operation, input);
        if (answer.ok) await reopen();
        return answer;
      }
      // A locked screen or an unopened folder changes no passwords.
      const session = await service.dispatch('listPeople', {});
      if (!session.ok) return session;
      if (operation === 'setDataPassword') {
        const parsed = v.safeParse(inputs.setDataPassword, input);
        if (!parsed.success) return badPassword;
        const had = sealOf(folder) !== null;
        const value = setPassword(folder, practising, parsed.output.current, parsed.output.password);
        if (!had) {
          try {
            await reopen();
          } catch (error) {
            if (cancelSealing(folder, databaseName)) service = await open(practising);
            throw error;
          }
        }
        return { ok: true, value };
      }
      const parsed = v.safeParse(inputs.dropDataPassword, input);
      if (!parsed.success) return badPassword;
      beginDropPassword(folder, parsed.output.current);
      await reopen();
      return { ok: true, value: { dropped: true } };
    } catch (error) {
      return failed(error, '没有做完，数据没有变化。');
    } finally {
      busy = false;
    }
  }

  return {
    dispatch(operation, input) {
      if (busy) return Promise.resolve(restoring);
      if (operation === 'unlockData' || operation === 'setDataPassword' || operation === 'dropDataPassword') return access(operation, input);
      if (operation === 'restoreBackup') return restore(input);
      if (operation !== 'switchPractice') return service.dispatch(operation, input);
      const on = typeof input === 'object' && input !== null && 'on' in input ? input.on : undefined;
      if (typeof on === 'boolean') return switchPractice(on);
      return Promise.resolve({ ok: false, code: 'invalid', message: '提交的内容格式不对，没有切换，数据没有变化。', fix: '' });
    },
    put: (bytes, name) => service.put(bytes, name),
    get: (ticket) => service.get(ticket),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => service.close(),
  };
}
