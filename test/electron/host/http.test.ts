import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpHost, startHttpHost } from '#electron/host/http.ts';
import type { PdfMaker } from '#electron/host/shell.ts';
import type { RemoteService } from '#electron/host/startService.ts';
import { makeFakeService } from '#test/electron/host/fakeService.ts';

const folder = mkdtempSync(join(tmpdir(), 'xieshang-http-'));
const service = makeFakeService();
const remote: RemoteService = { ...service, put: (bytes, name) => Promise.resolve(service.put(bytes, name)), get: (ticket) => Promise.resolve(service.get(ticket)) };
const printed: string[] = [];
const pdf: PdfMaker = async (url, signal) => {
  printed.push(url);
  if (url.endsWith('/print/endless')) return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('its window is gone'))));
  const token = /token=([^&]+)/.exec(url)?.[1] ?? '';
  const inside = await ask('/api/echo', { token });
  return { bytes: new TextEncoder().encode(String(inside.status)), title: '纪要/一' };
};
let host: HttpHost;

interface Wish {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  token?: string | null;
}
interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** node:http, because fetch sets Host, Origin and Sec-Fetch-Site by itself. */
function ask(path: string, wish: Wish = {}): Promise<Got> {
  const { method = 'POST', headers = {}, body = '{}', token = host.token } = wish;
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const { port } = new URL(host.origin);
    const call = httpRequest({ host: '127.0.0.1', port, path, method, headers: { 'content-type': 'application/json', ...authorization, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    call.on('error', reject);
    call.end(method === 'GET' || method === 'HEAD' ? undefined : body);
  });
}
const status = async (path: string, wish?: Wish) => (await ask(path, wish)).status;

beforeAll(async () => {
  const window = join(folder, 'renderer');
  mkdirSync(window);
  writeFileSync(join(window, 'index.html'), '<!doctype html>');
  writeFileSync(join(window, 'a.js'), '1');
  writeFileSync(join(window, 'secret.txt'), 'no kind of ours');
  writeFileSync(join(folder, 'outside.html'), 'outside');
  host = await startHttpHost(remote, { window, port: 0, pdf, limits: { json: 1000, file: 2000 } });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the door', () => {
  test('listens on 127.0.0.1 only', async () => {
    const own = Object.values(networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal);
    if (!own) return console.log('no other address on this machine to try');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(host.origin).port), own.address);
      socket.once('connect', () => { socket.destroy(); resolve('open'); });
      socket.once('error', () => resolve('closed'));
    });
    expect(answer).toBe('closed');
  });
  test.each(['localhost', 'evil.example', '127.0.0.1', '[::1]:80'])('refuses the Host %s', async (name) => {
    expect(await status('/api/echo', { headers: { host: name } })).toBe(421);
    expect(await status('/', { method: 'GET', headers: { host: name } })).toBe(421);
  });
  test.each(['http://evil.example', 'null', 'http://localhost:80', 'https://127.0.0.1'])('refuses the Origin %s', async (origin) => {
    expect(await status('/api/echo', { headers: { origin } })).toBe(403);
    expect(await status('/a.js', { method: 'GET', headers: { origin } })).toBe(403);
  });
  test('accepts its own Origin, and a program that sends none', async () => {
    expect(await status('/api/echo', { headers: { origin: host.origin, 'sec-fetch-site': 'same-origin' } })).toBe(200);
    expect(await status('/api/echo')).toBe(200);
  });
  test.each(['cross-site', 'same-site', 'none'])('refuses Sec-Fetch-Site %s for everything but opening the page', async (site) => {
    expect(await status('/api/echo', { headers: { 'sec-fetch-site': site } })).toBe(403);
    expect(await status('/a.js', { method: 'GET', headers: { 'sec-fetch-site': site } })).toBe(403);
    const click = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(await status('/', { method: 'GET', headers: click })).toBe(200);
    expect(await status('/', { method: 'GET', headers: { ...click, 'sec-fetch-dest': 'iframe' } })).toBe(403);
  });
  test.each([['POST', '/api/echo'], ['PUT', '/files'], ['GET', '/files/t1'], ['POST', '/pdf'], ['DELETE', '/pdf'], ['GET', '/events']])('%s %s demands the token', async (method, path) => {
    expect(await status(path, { method, token: null })).toBe(401);
    expect(await status(path, { method, token: 'x'.repeat(43) })).toBe(401);
    expect(await status(path, { method, token: '' })).toBe(401);
    expect(await status(`${path}?token=${host.token}`, { method, token: null })).toBe(401);
    expect(await status(path, { method, token: null, headers: { cookie: `token=${host.token}` } })).toBe(401);
  });
  test('makes a token of 256 bits, another each time', async () => {
    expect(Buffer.from(host.token, 'base64url')).toHaveLength(32);
    const other = await startHttpHost(remote, { window: folder, port: 0, pdf });
    await other.close();
    expect(other.token).not.toBe(host.token);
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/octet-stream', ''])('refuses an operation with body type "%s"', async (type) => {
    expect(await status('/api/echo', { headers: { 'content-type': type } })).toBe(415);
  });
  test('refuses bodies over the limit, with and without their length told', async () => {
    const long = JSON.stringify('x'.repeat(1000));
    expect(await status('/api/echo', { body: long })).toBe(413);
    expect(await status('/api/echo', { body: long, headers: { 'transfer-encoding': 'chunked' } })).toBe(413);
    const file = { method: 'PUT', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a' } };
    expect(await status('/files', { ...file, body: 'x'.repeat(2001) })).toBe(413);
  });
  test('refuses what is no JSON, no UTF-8, and other methods', async () => {
    expect(await status('/api/echo', { body: '{' })).toBe(400);
    expect(await status('/api/echo', { body: new Uint8Array([0x22, 0xff, 0x22]) })).toBe(400);
    expect(await status('/api/%ff')).toBe(400);
    expect(await status('/api/echo', { method: 'GET' })).toBe(405);
    expect(await status('/', { method: 'DELETE' })).toBe(405);
    expect(await status('/', { method: 'OPTIONS' })).toBe(405);
  });
});

describe('the window', () => {
  test.each(['/', '/a.js', '/nothing.html', '/api/echo'])('%s comes with every security header and no permission for other origins', async (path) => {
    const { headers } = await ask(path, { method: path.startsWith('/api') ? 'POST' : 'GET' });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['set-cookie']).toBeUndefined();
  });
  test.each(['/../outside.html', '/..%2foutside.html', '/%2e%2e/outside.html', '/..%5coutside.html', '/a.js%00.html', '/secret.txt', '/%ff', `/${'x'.repeat(5000)}.js`])('%s is not there', async (path) => {
    expect(await status(path, { method: 'GET' })).toBe(404);
  });
  test('needs no token: it holds nothing of the person', async () => {
    expect(await ask('/', { method: 'GET', token: null })).toMatchObject({ status: 200, body: '<!doctype html>' });
  });
});

describe('the carrier', () => {
  test('carries an operation, and a failure as an answer', async () => {
    expect(JSON.parse((await ask('/api/echo', { body: '{"a":1}' })).body)).toEqual({ ok: true, value: { operation: 'echo', input: { a: 1 } } });
    const failed = await ask('/api/fail');
    expect([failed.status, JSON.parse(failed.body)]).toEqual([200, { ok: false, code: 'refused', message: '不行。', fix: '换一个。' }]);
  });
  test('carries bytes both ways under a Chinese name', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('台账 一.xlsx') };
    const { value } = JSON.parse((await ask('/files', { method: 'PUT', headers, body: 'bytes' })).body) as { value: { ticket: string } };
    const file = await ask(`/files/${value.ticket}`, { method: 'GET' });
    expect([file.body, decodeURIComponent(String(file.headers['x-file-name'])), file.headers['content-disposition']]).toEqual(['bytes', '台账 一.xlsx', 'attachment']);
    expect(await status('/files/unknown', { method: 'GET' })).toBe(404);
    expect(await status('/files', { method: 'PUT', headers: { 'content-type': 'application/octet-stream' } })).toBe(400);
  });
  test('carries events as lines', async () => {
    const events = await fetch(`${host.origin}/events`, { headers: { authorization: `Bearer ${host.token}` } });
    const reader = events.body?.getReader();
    service.emit({ type: 'changed', entity: 'topic', ids: null });
    const part = await reader?.read();
    expect(new TextDecoder().decode(part?.value)).toBe('{"type":"changed","entity":"topic","ids":null}\n');
    await reader?.cancel();
  });
  test('lends the printing browser a token of its own, which ends with the printing', async () => {
    const { value } = JSON.parse((await ask('/pdf', { body: '{"route":"/print/minutes/1"}' })).body) as { value: { ticket: string } };
    const [url = ''] = printed;
    const [, lent] = /#token=([^&]+)&\/print\/minutes\/1$/.exec(url) ?? [];
    expect((await ask(`/files/${value.ticket}`, { method: 'GET' })).body).toBe('200');
    expect(lent).not.toBe(host.token);
    expect(await status('/api/echo', { token: lent ?? null })).toBe(401);
    expect(service.get(value.ticket)?.name).toBe('纪要 一.pdf');
    expect(await status('/pdf', { body: '{"route":"https://evil.example"}' })).toBe(400);
  });

  test('a PDF that is stopped answers so in words, and the next one is made', async () => {
    const endless = ask('/pdf', { body: '{"route":"/print/endless"}' });
    while (!printed.some((url) => url.endsWith('/print/endless'))) await new Promise((later) => setTimeout(later, 10));
    expect(await status('/pdf', { method: 'DELETE' })).toBe(204);
    expect(JSON.parse((await endless).body)).toMatchObject({ ok: false, code: 'refused', message: expect.stringContaining('已停止') as string });
    expect(JSON.parse((await ask('/pdf', { body: '{"route":"/print/minutes/1"}' })).body)).toMatchObject({ ok: true });
  });
  test('a taken port is refused in words', async () => {
    const port = Number(new URL(host.origin).port);
    await expect(startHttpHost(remote, { window: folder, port, pdf })).rejects.toMatchObject({ name: 'Failure', message: expect.stringContaining('端口') as string });
  });
});
