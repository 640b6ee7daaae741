// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Bridge } from '#shared/contract.ts';
import { entities } from '#shared/entities/index.ts';
import { CouncilFill } from '#renderer/pages/meetings/CouncilFill.tsx';
import { SignDialog } from '#renderer/pages/meetings/SignDialog.tsx';
import { IssueDialog } from '#renderer/pages/opinions/IssueDialog.tsx';
import { provideBridge } from '#renderer/bridge.ts';
import { useRecordForm } from '#renderer/record/useRecordForm.ts';
import { whenSettled } from '#renderer/ui/owing.ts';
import { fakeService, row } from '#test/renderer/pages/fakeService.ts';
import { holdBack } from '#test/renderer/heldBack.ts';
import { show } from '#test/renderer/ui/stage.tsx';

/** A series whose next number is 7, told for any day. */
function numbering(): Bridge {
  const { bridge } = fakeService({});
  const seen = { next: 7, number: '〔2026〕7号', pattern: '〔{year}〕{number}号', problems: 0 };
  return { ...bridge, ask: (operation, input) => (operation === 'peekSigning' || operation === 'peekOpinionIssue' ? Promise.resolve({ ok: true, value: seen }) : bridge.ask(operation, input)) };
}

it.each([
  { name: '签发', operation: 'peekSigning' as const, day: /签发日期/, field: /顺序号/, dialog: <SignDialog minutes="n1" onClose={() => {}} onSigned={() => {}} /> },
  { name: '编发', operation: 'peekOpinionIssue' as const, day: /编发日期/, field: /期号：/, dialog: <IssueDialog opinions={['o1']} onClose={() => {}} /> },
])('$name: the number that is typed after another day stays, with the cursor in it, while that day is looked up', async ({ name, operation, day, field, dialog }) => {
  const bridge = numbering();
  provideBridge(bridge);
  show(dialog);
  const on = await screen.findByLabelText(day);
  await screen.findByLabelText(field);
  const looking = holdBack(bridge, operation);
  await userEvent.clear(on);
  await userEvent.type(on, '2026-10-10{Tab}');
  await waitFor(() => expect(looking.waiting()).toBe(1));
  const number = screen.getByLabelText(field);
  expect(document.activeElement).toBe(number);
  expect(screen.getByRole('button', { name })).toHaveProperty('disabled', false);
  await userEvent.clear(number);
  await userEvent.type(number, '12');
  await act(async () => looking.release());
  await screen.findByRole('button', { name: new RegExp(`^${name}.*7号`) });
  expect(document.activeElement).toBe(number);
  expect(number).toHaveProperty('value', '12');
});

function Meeting() {
  const form = useRecordForm({ entity: entities.meeting, initial: { place: 'p1' } });
  return form.ready ? (
    <>
      <CouncilFill form={form} />
      <button onClick={() => form.setValue('council', 'c1')}>选议事会</button>
      <button onClick={() => form.setValue('place', 'p3')}>选村</button>
      <output>{`${String(form.values['place'])} ${String(form.values['location'] ?? '')}`}</output>
    </>
  ) : null;
}

it.each([
  { after: '选村', place: 'p3', words: 'the place that was chosen while the council was read stands' },
  { after: '选议事会', place: 'p2', words: 'the place of the council comes where nobody chose one' },
])('$words, and a save waits for the rest', async ({ after, place }) => {
  const { bridge } = fakeService({ council: [row('c1', { name: '柳林村议事会', place: 'p2', address: '村委会' })], meeting: [] });
  const reading = holdBack(bridge, 'getRecord');
  show(<Meeting />);
  await userEvent.click(await screen.findByText('选议事会'));
  await waitFor(() => expect(reading.waiting()).toBe(1));
  await userEvent.click(screen.getByText(after));
  const saved: string[] = [];
  whenSettled(() => saved.push('saved'));
  expect(saved).toEqual([]);
  await act(async () => reading.release());
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(`${place} 村委会`));
  await waitFor(() => expect(saved).toEqual(['saved']));
});
