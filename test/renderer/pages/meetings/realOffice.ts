import { act, cleanup, fireEvent, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { TestOffice } from '#test/electron/service/office.ts';
import { make, openOffice } from '#test/electron/service/office.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { watchAll } from '#renderer/state/watch.ts';

export interface MeetingOffice extends TestOffice {
  meeting: string;
  rowsOf(entity: 'attendance' | 'speech' | 'decision'): Promise<Record<string, unknown>[]>;
}

let open: { office: TestOffice; stop: () => void } | null = null;

/** The real service on a temporary folder behind the window's bridge, with one meeting of today. */
export async function startOffice(): Promise<MeetingOffice> {
  const office = await openOffice({ today: '2026-09-28' });
  await office.ask('foundOffice', { level: 'township', place: '云溪乡', county: '安和县', office: '政协云溪乡工作联络组', person: '周敏' });
  const place = (await office.ask('getSession', {})).office?.place ?? '';
  const meeting = await make(office, 'meeting', { title: '关于村东路的协商会', heldOn: '2026-09-28', place, form: 'meetingForm.conference', level: 'level.township' });
  provideBridge({
    host: 'browser',
    ask: (operation, input) => office.service.dispatch(operation, input),
    onEvent: (listener) => office.service.onEvent((event) => act(() => listener(event))),
    put: (bytes, name) => Promise.resolve(office.service.put(bytes, name)),
    get: (ticket) => Promise.resolve(office.service.get(ticket)),
    makePdf: () => Promise.resolve({ ok: false, code: 'refused', message: '没有', fix: '' }),
    stopPdf: () => Promise.resolve(),
    openedFile: () => Promise.resolve(null),
    print: () => Promise.resolve(),
    remind: () => Promise.resolve(false),
  });
  let stop = () => {};
  await act(async () => {
    stop = watchAll();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  open = { office, stop };
  return {
    ...office,
    meeting,
    rowsOf: async (entity) => (await office.ask('listRecords', { entity, where: [{ field: 'meeting', op: 'is', value: meeting }], sort: [{ field: 'order', down: false }] })).rows,
  };
}

/** To be called after each test: what is on screen first, so that its drafts reach the service. */
export async function endOffice(): Promise<void> {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve, 20));
  open?.stop();
  await open?.office.end();
  open = null;
  provideBridge(null);
  forgetAnswers();
}

/** Types letters into the list that has the cursor and presses Enter, once antd has lit the row that Enter chooses. */
export async function chooseByLetters(user: UserEvent, letters: string, row: string): Promise<void> {
  await user.keyboard(letters);
  await waitFor(() => {
    const lit = document.querySelector('.ant-select-item-option-active')?.textContent ?? '';
    if (!lit.includes(row)) throw new Error(`lit is ${lit}`);
  });
  // antd reads `which`, which user-event leaves empty.
  if (document.activeElement) fireEvent.keyDown(document.activeElement, { key: 'Enter', keyCode: 13, which: 13 });
}
