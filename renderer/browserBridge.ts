import type { Answer, Bridge, ServiceEvent, TicketFile } from '#shared/contract.ts';

const tokenKey = 'xieshang.token';

/**
 * The token comes in the fragment, `#token=TOKEN` or `#token=TOKEN&ROUTE`, because a fragment is never sent anywhere. It
 * moves to this tab's sessionStorage, and the address keeps only the route.
 */
function takeToken(): string {
  const [, given, route] = /^#token=([^&]*)(?:&(.*))?$/.exec(window.location.hash) ?? [];
  if (given) {
    sessionStorage.setItem(tokenKey, given);
    window.history.replaceState(null, '', `${window.location.pathname}${route ? `#${route}` : ''}`);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

// On loading, before a router or main.tsx reads the address.
const token = takeToken();

const refused: Answer = {
  ok: false,
  code: 'refused',
  message: '这个网页没有打开程序的凭据，数据没有变化。',
  fix: '请关闭这个网页，从启动程序的窗口重新打开。',
};
const broken: Answer = {
  ok: false,
  code: 'storage',
  message: '与程序的联系断了，刚才这一步可能没有完成，此前已保存的数据没有问题。',
  fix: '请重新启动程序，再核对刚才这一步。',
};

/** The bridge over HTTP to the program on 127.0.0.1 that served this page. */
export function makeBrowserBridge(): Bridge {
  const authorization = `Bearer ${token}`;
  const listeners = new Set<(event: ServiceEvent) => void>();
  let listening = false;

  async function send(method: string, path: string, headers: Record<string, string>, body: BodyInit | null): Promise<Response | null> {
    try {
      return await fetch(path, { method, headers: { authorization, ...headers }, body, cache: 'no-store', credentials: 'omit' });
    } catch (error) {
      console.error(error); // fetch throws for one reason only: nobody answered
      return null;
    }
  }

  async function answerOf(response: Response | null): Promise<Answer> {
    if (!response) return broken;
    if (response.status === 401) return refused;
    if (!response.ok) {
      return { ok: false, code: 'refused', message: `程序没有接受这个请求（${response.status}），数据没有变化。`, fix: '文件过大时请分开处理；其他情况请重新启动程序。' };
    }
    return (await response.json()) as Answer; // our own host's answer
  }

  const postJson = async (path: string, value: unknown) =>
    answerOf(await send('POST', path, { 'content-type': 'application/json' }, JSON.stringify(value ?? null)));

  async function hear(): Promise<void> {
    const response = await send('GET', '/events', {}, null);
    if (!response?.ok || !response.body) return;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') continue;
        const event = JSON.parse(line) as ServiceEvent; // our own host's event
        for (const listener of listeners) listener(event);
      }
    }
  }

  async function keepHearing(): Promise<void> {
    while (listeners.size > 0) {
      await hear().catch((error: unknown) => console.error(error));
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    listening = false;
  }

  return {
    host: 'browser',
    ask: (operation, input) => postJson(`/api/${encodeURIComponent(operation)}`, input),
    onEvent(listener) {
      listeners.add(listener);
      if (!listening) {
        listening = true;
        void keepHearing();
      }
      return () => listeners.delete(listener);
    },
    async put(bytes, name) {
      const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
      return answerOf(await send('PUT', '/files', headers, new Uint8Array(bytes)));
    },
    async get(ticket): Promise<TicketFile | null> {
      const response = await send('GET', `/files/${encodeURIComponent(ticket)}`, {}, null);
      if (!response?.ok) return null;
      return {
        name: decodeURIComponent(response.headers.get('x-file-name') ?? ''),
        type: response.headers.get('x-file-type') ?? 'application/octet-stream',
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    },
    makePdf: (route) => postJson('/pdf', { route }),
    async stopPdf() {
      await send('DELETE', '/pdf', {}, null);
    },
    openedFile: () => Promise.resolve(null), // a browser is not what the system opens bundles with
    print() {
      window.print();
      return Promise.resolve();
    },
    remind: () => Promise.resolve(false),
  };
}
