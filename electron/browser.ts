import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#shared/failure.ts';
import { printInBrowser } from '#electron/host/browserPdf.ts';
import { readHostOptions } from '#electron/host/hostOptions.ts';
import { startHttpHost } from '#electron/host/http.ts';
import { openInBrowser } from '#electron/host/openInBrowser.ts';
import { startService } from '#electron/host/startService.ts';

/** The program in a browser: for machines without Electron, and for end-to-end tests. Built to dist/main/browser.cjs. */

const here = __dirname;

async function start(): Promise<void> {
  const options = readHostOptions(process.argv.slice(2), process.platform, process.env);
  const { version } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8')) as { version: string }; // ours
  const { data, practice, today } = options;
  const service = await startService(join(here, 'worker.cjs'), { data, practice, today, host: 'browser', version, wasm: here });
  const host = await startHttpHost(service, { window: join(here, '../renderer'), port: options.port, pdf: printInBrowser }).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    void host
      .close()
      .then(() => service.close())
      .then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);

  console.log(`READY ${host.url}`);
  if (options.open) openInBrowser(host.url);
}

start().catch((error: unknown) => {
  if (error instanceof Failure) console.error(`${error.message}\n${error.fix}`);
  else console.error(error);
  process.exit(1);
});
