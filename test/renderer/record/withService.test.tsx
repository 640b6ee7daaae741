// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { entityOf } from '#shared/entities/index.ts';
import { provideBridge } from '#renderer/bridge.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { forgetAnswers } from '#renderer/state/asked.ts';
import { useRoute } from '#renderer/state/route.ts';
import { watchAll } from '#renderer/state/watch.ts';
import { furnish, openOffice, type TestOffice } from '#test/electron/service/office.ts';
import { bridgeTo } from '#test/renderer/record/serviceBridge.ts';
import { show } from '#test/renderer/ui/stage.tsx';

let office: TestOffice | null = null;
let stop: (() => void) | null = null;

async function start(): Promise<{ office: TestOffice; village: string }> {
  const opened = await openOffice({ today: '2026-10-08' });
  office = opened;
  const { village } = await furnish(opened);
  provideBridge(bridgeTo(opened));
  await act(async () => {
    stop = watchAll();
    await Promise.resolve();
  });
  return { office: opened, village };
}

afterEach(async () => {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve));
  stop?.();
  provideBridge(null);
  forgetAnswers();
  await office?.end();
  window.location.hash = '';
});

function Places() {
  const route = useRoute();
  return <EntityPages entity={entityOf('place')} title="村（社区）" base={['settings', 'place']} parts={route.parts.slice(2)} filters={['kind']} />;
}

describe('forms and lists before the real service', () => {
  it('make a village, show it with its history, and find it in the list', async () => {
    const { office: real } = await start();
    const kind = (await real.ask('getChoices', {})).choices.find((choice) => choice.id === 'placeKind.village')?.label ?? '';
    window.location.hash = '#/settings/place/new';
    show(<Places />);
    await userEvent.type(await screen.findByLabelText(/^\*?名称：/), '柳林村');
    await userEvent.click(screen.getByLabelText(/类型：/));
    await userEvent.click(await screen.findByText(kind, { selector: '.ui-choice span' }));
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByRole('heading', { level: 1, name: '柳林村' })).toBeTruthy();
    expect(window.location.hash).toMatch(/^#\/settings\/place\/[^/]+$/);
    expect(await screen.findByText('李干事', { exact: false })).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: /村（社区）/ }));
    expect(await screen.findByRole('link', { name: '柳林村' })).toBeTruthy();
    expect(await screen.findByRole('link', { name: '柳湾村' })).toBeTruthy();
  });

  it('show both values when the record was changed meanwhile, and save the chosen one', async () => {
    const { office: real, village } = await start();
    const onSaved = vi.fn();
    show(<RecordForm entity={entityOf('place')} id={village} onSaved={onSaved} />);
    const name = await screen.findByLabelText(/^\*?名称：/);
    await userEvent.clear(name);
    await userEvent.type(name, '柳湾一村');
    await act(async () => {
      await real.ask('saveRecords', { writes: [{ entity: 'place', id: village, set: { name: '柳湾二村', code: '620622101201' } }] });
    });
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    const panel = await screen.findByRole('button', { name: '名称用我填的' });
    expect(within(panel.closest('.record-stale-row') as HTMLElement).getByText(/柳湾二村/)).toBeTruthy(); // the row around the button
    await userEvent.click(panel);
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    const { row } = await real.ask('getRecord', { entity: 'place', id: village });
    expect(row).toMatchObject({ name: '柳湾一村', code: '620622101201' });
    expect((await real.ask('listDrafts', {})).drafts).toEqual([]);
  });

  it('delete from the list and take it back by undo', async () => {
    const { office: real } = await start();
    window.location.hash = '#/settings/place';
    show(<Places />);
    await userEvent.click(await screen.findByRole('checkbox', { name: '选择柳湾村' }));
    await userEvent.click(await screen.findByRole('button', { name: '删除1条' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: '柳湾村' })).toBeNull());
    expect((await real.ask('listRecords', { entity: 'place', deleted: true })).total).toBe(1);
    await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
    expect(await screen.findByRole('link', { name: '柳湾村' })).toBeTruthy();
  });
});
