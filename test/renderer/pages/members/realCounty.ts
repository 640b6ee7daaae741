import { act, cleanup } from '@testing-library/react';
import { make, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { loadSession } from '#renderer/state/session.ts';
import { watchAll } from '#renderer/state/watch.ts';

export interface County extends TestOffice {
  place: string;
  members: Record<'wang' | 'li' | 'zhao', string>;
}

let open: { office: TestOffice; stop: () => void } | null = null;

/** The real service of a county with three members of the ninth term, behind the window's bridge. */
export async function startCounty(today = '2026-12-01', print: () => Promise<void> = () => Promise.resolve()): Promise<County> {
  const office = await openOffice({ today });
  await office.ask('foundOffice', { level: 'county', place: '安和县', county: '安和县', office: '政协安和县委员会', person: '李干事' });
  const place = (await office.ask('getSession', {})).office?.place ?? '';
  const base = { state: 'memberState.serving', term: 'term.t9', joinedOn: '2021-12-01' };
  const member = (name: string, sector: string) => make(office, 'member', { name, sector, ...base });
  const members = { wang: await member('王建国', 'sector.agriculture'), li: await member('李秀英', 'sector.women'), zhao: await member('赵小军', 'sector.education') };
  provideBridge({
    host: 'browser',
    ask: (operation, input) => office.service.dispatch(operation, JSON.parse(JSON.stringify(input))),
    onEvent: (listener) => office.service.onEvent((event) => act(() => listener(event))),
    put: (bytes, name) => Promise.resolve(office.service.put(bytes, name)),
    get: (ticket) => Promise.resolve(office.service.get(ticket)),
    makePdf: () => Promise.resolve({ ok: false, code: 'refused', message: '没有', fix: '' }),
    stopPdf: () => Promise.resolve(),
    openedFile: () => Promise.resolve(null),
    print,
    remind: () => Promise.resolve(false),
  });
  let stop = () => {};
  await act(async () => {
    stop = watchAll();
    await loadSession();
  });
  open = { office, stop };
  return { ...office, place, members };
}

/** To be called after each test: what is on screen first, so that its drafts reach the service. */
export async function endCounty(): Promise<void> {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve, 20));
  open?.stop();
  await open?.office.end();
  open = null;
  provideBridge(null);
  forgetAnswers();
  window.location.hash = '';
}
