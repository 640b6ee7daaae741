// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { statesOf } from '#shared/rules/life.ts';
import { checkProposalStep } from '#shared/rules/proposalCheck.ts';
import { allowedProposalSteps, foldProposal } from '#shared/rules/proposalLife.ts';
import { proposalLife, type ProposalStepKey } from '#shared/rules/proposalSteps.ts';
import { runs } from '#renderer/pages/proposals/useProposalLight.ts';
import { nextStep, otherSteps, stepForms, stepsOfOffice } from '#renderer/pages/proposals/proposalSteps.ts';
import { ProposalsPage } from '#renderer/pages/proposals/ProposalsPage.tsx';
import { useSessionStore } from '#renderer/state/session.ts';
import type { FakeService } from '#test/renderer/record/fakeBridge.ts';
import { fakeSession } from '#test/renderer/record/fakeBridge.ts';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

const base = { id: 'x', submittedOn: '2026-09-01' };

function addProposal(fake: FakeService) {
  fake.put('member', 'm1', { name: '王建国' });
  fake.put('proposal', 'x', { title: '关于修路的提案', submittedOn: '2026-09-01', reason: '路坏了', request: '修路', proposerKind: 'proposerKind.individual', member: 'm1', state: 'proposalState.submitted' });
}

function workFor(level: 'township' | 'county') {
  act(() => {
    const { office } = fakeSession;
    if (office) useSessionStore.setState({ session: { ...fakeSession, office: { ...office, level } } });
  });
}

describe('the next step of a proposal', () => {
  it('is one that the life allows, in every state, and is offered once', () => {
    for (const state of statesOf(proposalLife)) {
      const folded = { ...foldProposal(base, []), state };
      const allowed = stepsOfOffice(folded, 'county');
      const next = nextStep(folded, allowed);
      if (next !== null) expect(allowedProposalSteps(folded)).toContain(next);
      expect(otherSteps(allowed, next)).not.toContain(next);
    }
  });

  it('asks in its dialog for every field that the rule misses in an empty step', () => {
    for (const state of statesOf(proposalLife)) {
      const folded = { ...foldProposal(base, []), state, deadlineOn: '2026-12-01', stepIds: ['t1'] };
      for (const step of allowedProposalSteps(folded)) {
        const missing = checkProposalStep(folded, { id: 's', at: '', step, on: '2026-10-08', corrects: 't1' }, { today: '2026-10-08' }).map((one) => one.field);
        const asked = stepForms[step].fields.filter((field) => field.required === true).map((field) => field.name);
        expect({ state, step, missing: missing.filter((field) => !asked.includes(field)) }).toEqual({ state, step, missing: [] });
      }
    }
  });

  it('is another reply where the member is not satisfied', () => {
    const step = (id: string, key: ProposalStepKey, more = {}) => ({ id, at: id, on: '2026-09-10', step: key, ...more });
    const folded = foldProposal(base, [
      step('1', 'review'), step('2', 'file'), step('3', 'assign', { organisation: 'o1', deadlineOn: '2026-12-01' }), step('4', 'reply', { replyClass: 'replyClass.c' }),
      step('5', 'assess', { attitude: 'satisfaction.satisfied', satisfaction: 'satisfaction.dissatisfied' }),
    ]);
    expect(nextStep(folded, allowedProposalSteps(folded))).toBe('rework');
  });
});

describe('an office of a township', () => {
  it('sees what was registered and its state, and no step of the handling', async () => {
    const fake = await startFake();
    addProposal(fake);
    showPage(<ProposalsPage parts={['x']} query={{}} />);
    expect(await screen.findByText('审查和办理由县政协负责')).toBeTruthy();
    for (const { verb } of Object.values(stepForms)) expect(screen.queryByRole('button', { name: verb })).toBeNull();
    expect(screen.queryByText('办理过程')).toBeNull();
    expect(screen.getByRole('button', { name: '修改' })).toBeTruthy();
  });

  it('has no tabs of the handling in its list', async () => {
    const fake = await startFake();
    addProposal(fake);
    showPage(<ProposalsPage parts={[]} query={{}} />);
    expect(await screen.findByRole('link', { name: '关于修路的提案' })).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.queryByText('主办单位')).toBeNull();
  });
});

describe('an office of the county', () => {
  it('keeps saying what a step lacks when the cursor leaves the field', async () => {
    const fake = await startFake();
    addProposal(fake);
    fake.put('proposalStep', 't1', { proposal: 'x', step: 'proposalStep.review', on: '2026-09-02' });
    fake.put('proposalStep', 't2', { proposal: 'x', step: 'proposalStep.file', on: '2026-09-03' });
    workFor('county');
    showPage(<ProposalsPage parts={['x']} query={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: '交办' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '交办' }));
    await within(dialog).findAllByText('请选主办单位。');
    await userEvent.click(within(dialog).getByLabelText(/经办人/));
    expect(within(dialog).getAllByText('请选主办单位。').length).toBeGreaterThan(0);
    expect(fake.saved).toHaveLength(0);
  });

  it('files a proposal and gives it its number in one save', async () => {
    const fake = await startFake();
    addProposal(fake);
    fake.put('proposalStep', 't1', { proposal: 'x', step: 'proposalStep.review', on: '2026-09-02' });
    workFor('county');
    showPage(<ProposalsPage parts={['x']} query={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: '立案' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(await within(dialog).findByLabelText(/提案号/), '23');
    await userEvent.click(within(dialog).getByRole('button', { name: '立案' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject([
      { entity: 'proposalStep', set: { proposal: 'x', step: 'proposalStep.file', on: '2026-10-08' } },
      { entity: 'proposal', id: 'x', set: { number: '23' } },
    ]);
  });
});

describe('the deadline of a proposal', () => {
  it('runs only while an organisation has it in hand', () => {
    const row = (state: string, deadlineOn: string | null) => ({ id: 'x', createdAt: '', changedAt: '', changedBy: '', site: '', deleted: false, state: `proposalState.${state}`, deadlineOn });
    expect((['working', 'returned', 'replied'] as const).map((state) => runs(row(state, '2026-10-05')))).toEqual([true, true, false]);
    expect(runs(row('working', null))).toBe(false);
  });
});
