import type { Answer, ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { openService, type Service, type ServiceOptions } from '#electron/service/service.ts';

const failed = (error: unknown): Answer => {
  if (error instanceof Failure) return { ok: false, code: error.code, message: error.message, fix: error.fix };
  return { ok: false, code: 'defect', message: '没有打开练习区，正式数据没有变化。', fix: '请重新启动程序后再试。' };
};

/**
 * The service that a host serves: of the office's data, or of the practice area in the folder beside, and back, at the
 * window's wish. The two are never open at once and share nothing.
 */
export async function openProgram(options: ServiceOptions): Promise<Service> {
  const listeners = new Set<(event: ServiceEvent) => void>();
  const tell = (event: ServiceEvent): void => listeners.forEach((listener) => listener(event));
  const open = async (practice: boolean): Promise<Service> => {
    const data = practice === options.practice ? options.data : practice ? `${options.data}-practice` : options.data.replace(/-practice$/, '');
    const opened = await openService({ ...options, data, practice });
    opened.onEvent(tell);
    return opened;
  };
  let practising = options.practice;
  let service = await open(practising);

  async function switchPractice(on: boolean): Promise<Answer> {
    if (on === practising) return { ok: true, value: { practice: on } };
    await service.close();
    try {
      service = await open(on);
    } catch (error) {
      service = await open(practising);
      return failed(error);
    }
    practising = on;
    return { ok: true, value: { practice: on } };
  }

  return {
    dispatch(operation, input) {
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
