import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from '#shared/contract.ts';
import { Failure } from '#shared/failure.ts';
import { mostHandedOver } from '#shared/mostHandedOver.ts';
import { makeDoor, turnAway } from '#electron/host/door.ts';
import { readBody } from '#electron/host/requestBody.ts';
import { securityHeaders } from '#electron/host/security.ts';
import type { PdfMaker } from '#electron/host/shell.ts';
import { pdfJobs } from '#electron/host/shell.ts';
import type { RemoteService } from '#electron/host/startService.ts';
import { readStaticFile } from '#electron/host/staticFile.ts';

export interface HttpHost {
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  token: string;
  /** What a browser opens: the token stands in the fragment, which is never sent. */
  url: string;
  close(): Promise<void>;
}

export interface HttpHostOptions {
  /** The folder of the built window. */
  window: string;
  /** 0 chooses a free port. */
  port: number;
  pdf: PdfMaker;
  /** Longest bodies in bytes. */
  limits?: { json: number; file: number };
}

const usualLimits = { json: 32 * 1024 * 1024, file: mostHandedOver };

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
}

/** Ends a call that breaks a rule of the door. The connection goes too: an unread body may be on its way. */
function refuse({ response }: Call, status: number): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain', connection: 'close' }).end(String(status));
}

function sendJson({ response }: Call, answer: Answer): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Serves the window and carries its requests, on 127.0.0.1 only. */
export async function startHttpHost(service: RemoteService, options: HttpHostOptions): Promise<HttpHost> {
  const limits = options.limits ?? usualLimits;
  const door = makeDoor();
  const pdfs = pdfJobs(options.pdf, service);
  const streams = new Set<ServerResponse>();
  let host = '';

  /** The body if it has the type and size, else null after refusing. */
  async function bodyOf(call: Call, type: string, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
    if (call.request.headers['content-type'] !== type) return refuse(call, 415), null;
    const body = await readBody(call.request, limit);
    if (!body) refuse(call, 413);
    return body;
  }

  async function jsonOf(call: Call): Promise<{ value: unknown } | null> {
    const body = await bodyOf(call, 'application/json', limits.json);
    if (!body) return null;
    try {
      return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      return refuse(call, 400), null;
    }
  }

  async function dispatch(call: Call): Promise<void> {
    const operation = decoded(call.path.slice('/api/'.length));
    if (operation === null) return refuse(call, 400);
    const input = await jsonOf(call);
    if (input) sendJson(call, await service.dispatch(operation, input.value));
  }

  async function putFile(call: Call): Promise<void> {
    const name = decoded(String(call.request.headers['x-file-name'] ?? ''));
    if (!name) return refuse(call, 400);
    const bytes = await bodyOf(call, 'application/octet-stream', limits.file);
    if (bytes) sendJson(call, await service.put(bytes, name));
  }

  async function getFile(call: Call): Promise<void> {
    const ticket = decoded(call.path.slice('/files/'.length));
    const file = ticket === null ? null : await service.get(ticket);
    if (!file) return refuse(call, 404);
    const headers = {
      ...securityHeaders,
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-file-name': encodeURIComponent(file.name),
      'x-file-type': file.type,
    };
    call.response.writeHead(200, headers).end(file.bytes);
  }

  async function makePdf(call: Call): Promise<void> {
    const input = await jsonOf(call);
    if (!input) return;
    const { value } = input;
    const route = typeof value === 'object' && value !== null && 'route' in value ? value.route : null;
    if (typeof route !== 'string' || !route.startsWith('/')) return refuse(call, 400);
    const lent = door.lend();
    try {
      sendJson(call, await pdfs.make(`http://${host}/#token=${lent.token}&${route}`));
    } finally {
      lent.end();
    }
  }

  function stopPdf({ response }: Call): void {
    pdfs.stop();
    response.writeHead(204, securityHeaders).end();
  }

  function hearEvents({ response }: Call): void {
    response.writeHead(200, { ...securityHeaders, 'content-type': 'application/x-ndjson' });
    response.flushHeaders();
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  async function serveStatic(call: Call): Promise<void> {
    if (call.request.method !== 'GET' && call.request.method !== 'HEAD') return refuse(call, 405);
    const file = await readStaticFile(options.window, call.path);
    if (!file) return refuse(call, 404);
    call.response.writeHead(200, { ...securityHeaders, 'content-type': file.type, 'content-length': file.bytes.length });
    call.response.end(call.request.method === 'HEAD' ? undefined : file.bytes);
  }

  const routes: { method: string; matches(path: string): boolean; run(call: Call): void | Promise<void> }[] = [
    { method: 'POST', matches: (path) => path.startsWith('/api/'), run: dispatch },
    { method: 'PUT', matches: (path) => path === '/files', run: putFile },
    { method: 'GET', matches: (path) => path.startsWith('/files/'), run: getFile },
    { method: 'POST', matches: (path) => path === '/pdf', run: makePdf },
    { method: 'DELETE', matches: (path) => path === '/pdf', run: stopPdf },
    { method: 'GET', matches: (path) => path === '/events', run: hearEvents },
  ];

  async function serve(call: Call): Promise<void> {
    const { request, path } = call;
    const opensPage = request.method === 'GET' && (path === '/' || path === '/index.html');
    const status = path.startsWith('/') ? turnAway(request.headers, host, opensPage) : 400;
    if (status !== null) return refuse(call, status);
    const fitting = routes.filter((route) => route.matches(path));
    if (fitting.length === 0) return serveStatic(call);
    if (!door.knows(request.headers.authorization)) return refuse(call, 401);
    const route = fitting.find((each) => each.method === request.method);
    return route ? route.run(call) : refuse(call, 405);
  }

  const server = createServer((request, response) => {
    const call: Call = { request, response, path: (request.url ?? '').split('?', 1)[0] ?? '' };
    serve(call).catch((error: unknown) => {
      if (!request.destroyed || response.writable) console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(call, 500);
    });
  });
  const stopHearing = service.onEvent((event) => {
    const line = `${JSON.stringify(event)}\n`;
    for (const stream of streams) stream.write(line);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(busy ? new Failure('refused', `端口 ${options.port} 不能用（已被占用或不允许），程序没有打开，数据没有变化。`, '请换一个端口，或去掉 --port 参数。') : error);
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // a listening TCP server has one

  return {
    origin: `http://${host}`,
    token: door.token,
    url: `http://${host}/#token=${door.token}`,
    async close() {
      stopHearing();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
