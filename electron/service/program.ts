import * as v from 'valibot';
import { type Answer, inputs, type ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { type OpenedService, openService, type Service, type ServiceOptions } from '#electron/service/service.ts';

const failed = (error: unknown, message: string): Answer => {
  if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix };
  console.error(error);
  return { ok: false, code: 'defect', message, fix: '请重新启动程序后再试。' };
};
const restoring: Answer = { ok: false, code: 'refused', message: '正在恢复数据，这一步没有做。', fix: '请等恢复完成。' };
const malformed: Answer = { ok: false, code: 'invalid', message: '提交的内容格式不对，没有恢复，数据没有变化。', fix: '' };

/**
 * The service that a host serves: of the office's data, or of the practice area in the folder beside, and back, at the
 * window's wish. The two are never open at once and share nothing.
 */
export async function openProgram(options: ServiceOptions): Promise<Service> {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const tell = (event: ServiceEvent): void => listeners.forEach((listener) => listener(event));
  const open = async (practice: boolean): Promise<OpenedService> => {
    const data = practice === options.practice ? options.data : practice ? `${options.data}-practice` : options.data.replace(/-practice$/, '');
    const opened = await openService({ ...options, data, practice });
    opened.onEvent(tell);
    return opened;
  };
  let practising = options.practice;
  let busy = false;
  let service = await open(practising);

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
      const swap = await service.prepareRestore(parsed.output.source);
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

  return {
    dispatch(operation, input) {
      if (busy) return Promise.resolve(restoring);
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
