import type { MessagePort, TransferListItem } from 'node:worker_threads';
import type { Answer, ServiceEvent } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import type { Service } from '#electron/service/service.ts';
import type { WorkerReply, WorkerRequest } from '#electron/host/workerMessages.ts';

/** Only bytes that own their whole memory may be moved away from here; a view of something bigger is copied. */
function movable(bytes: Uint8Array): TransferListItem[] {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength ? [buffer] : [];
}

function defectOf(error: unknown): Answer {
  console.error(error);
  return { ok: false, code: 'defect', message: '程序出了意外，这一步没有完成，已保存的数据没有变化。', fix: '请重新启动程序后再试。' };
}

async function answerTo(service: Service, request: WorkerRequest): Promise<Extract<WorkerReply, { type: 'answer' }>['value']> {
  switch (request.type) {
    case 'dispatch':
      return service.dispatch(request.operation, request.input);
    case 'put':
      return service.put(request.bytes, request.name);
    case 'get': {
      // A ticket can be taken more than once, so what leaves is a copy, and the copy is moved.
      const file = service.get(request.ticket);
      return file && { ...file, bytes: new Uint8Array(file.bytes) };
    }
    case 'close':
      await service.close();
      return null;
  }
}

/** The thread's side: opens the service, tells how that goes and went, and answers requests until it is closed. */
export async function serveService(port: MessagePort, open: (tell: (event: ServiceEvent) => void) => Promise<Service>): Promise<void> {
  const reply = (message: WorkerReply, move: readonly TransferListItem[] = []) => port.postMessage(message, move);
  const tell = (event: ServiceEvent) => reply({ type: 'event', event });
  let service: Service;
  try {
    service = await open(tell);
  } catch (error) {
    if (error instanceof Failure) reply({ type: 'failed', code: error.code, message: error.message, fix: error.fix });
    else {
      console.error(error);
      reply({ type: 'failed', code: 'defect', message: '程序没有打开，出了意外；数据文件没有被改动。', fix: '请重新启动；仍不行时，把这里显示的文字和数据文件夹交给维护人员。' });
    }
    port.close();
    return;
  }
  service.onEvent(tell);
  port.on('message', (request: WorkerRequest) => {
    void answerTo(service, request)
      .catch(defectOf)
      .then((value) => {
        reply({ type: 'answer', id: request.id, value }, value && 'bytes' in value ? movable(value.bytes) : []);
        if (request.type === 'close') port.close();
      });
  });
  reply({ type: 'opened' });
}
