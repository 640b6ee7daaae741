// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { statesOf } from '#shared/rules/life.ts';
import { allowedOpinionSteps, foldOpinion } from '#shared/rules/opinionLife.ts';
import { opinionLife } from '#shared/rules/opinionSteps.ts';
import { nextStep, otherSteps, stepForms, stepsOfLevel } from '#renderer/pages/opinions/opinionSteps.ts';
import { OpinionsPage } from '#renderer/pages/opinions/OpinionsPage.tsx';
import { showPage, startFake } from '#test/renderer/record/stage.tsx';

describe('the next step of a report', () => {
  it('is one that the life allows, in every state, for every office, and is offered once', () => {
    for (const state of statesOf(opinionLife)) {
      for (const office of ['township', 'county', 'city'] as const) {
        const folded = { ...foldOpinion({ reportedOn: '2026-10-01' }, []), state };
        const allowed = stepsOfLevel(allowedOpinionSteps(folded), office);
        const next = nextStep(folded, allowed);
        if (next !== null) expect(allowedOpinionSteps(folded)).toContain(next);
        expect(otherSteps(allowed, next)).not.toContain(next);
      }
    }
  });

  it('asks for every field that its rule needs', () => {
    for (const [step, form] of Object.entries(stepForms)) expect([step, form.fields[0]?.name]).toEqual([step, 'on']);
    expect(stepForms.adopt.fields.filter((field) => field.required).map((field) => field.name)).toEqual(['level', 'carrier']);
    expect(stepForms.instruct.fields.filter((field) => field.required).map((field) => field.name)).toEqual(['level', 'leader', 'text']);
  });

  it('is to send it up, for a township; editing and issuing are not offered there', async () => {
    const fake = await startFake();
    fake.put('opinion', 'n1', { title: '路灯', reportedOn: '2026-10-01', text: '坏了', place: 'p1', state: 'opinionState.reported' });
    showPage(<OpinionsPage parts={['n1']} query={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: '报送上级' }));
    expect(screen.queryByRole('button', { name: '采编' })).toBeNull();
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '报送上级' }));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]?.[0]).toMatchObject({ entity: 'opinionStep', set: { opinion: 'n1', step: 'opinionStep.forward', on: '2026-10-08', level: 'level.county', by: '李明' } });
  });

  it('is refused with words under the field when something is missing', async () => {
    const fake = await startFake();
    fake.put('opinion', 'n1', { title: '路灯', reportedOn: '2026-10-01', text: '坏了', place: 'p1', state: 'opinionState.reported' });
    showPage(<OpinionsPage parts={['n1']} query={{}} />);
    await userEvent.click(await screen.findByRole('button', { name: '登记采用' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '登记采用' }));
    expect((await within(dialog).findAllByText(/请填采用的载体/)).length).toBeGreaterThan(0);
    expect(fake.saved).toHaveLength(0);
  });
});

describe('what became of a report', () => {
  it('stands in a table by level, highest first', async () => {
    const fake = await startFake();
    fake.put('opinion', 'n1', { title: '路灯', reportedOn: '2026-10-01', text: '坏了', place: 'p1' });
    fake.put('opinionStep', 't1', { opinion: 'n1', step: 'opinionStep.adopt', on: '2026-10-03', level: 'level.county', carrier: '社情民意信息第12期' });
    fake.put('opinionStep', 't2', { opinion: 'n1', step: 'opinionStep.instruct', on: '2026-10-05', level: 'level.city', leader: '张市长', text: '请研究' });
    showPage(<OpinionsPage parts={['n1']} query={{}} />);
    const table = await screen.findByRole('table', { name: '各级采用和批示' });
    const rows = within(table).getAllByRole('row').slice(1).map((row) => row.textContent);
    expect(rows[0]).toContain('张市长');
    expect(rows[1]).toContain('社情民意信息第12期');
  });
});
