import { type Life, lifeTable } from '#shared/rules/life.ts';
import { opinionLife } from '#shared/rules/opinionSteps.ts';
import { exemptSteps, problemLife, stepsOfOtherLevel } from '#shared/rules/problemSteps.ts';
import { proposalLife } from '#shared/rules/proposalSteps.ts';
import { topicLife } from '#shared/rules/topicSteps.ts';

const section = <State extends string, Step extends string>(title: string, life: Life<State, Step>): string[] => [`## ${title}`, '', lifeTable(life), ''];

/** docs/lives.md: where each step may come and where it leads, made from the rules alone. */
export function livesPage(): string {
  const words = (steps: readonly (keyof typeof problemLife.steps)[]) => steps.map((step) => problemLife.steps[step]).join('、');
  return [
    '# Lives',
    '',
    'Made from shared/rules by `npm run docs`; a test fails when this page is stale. A state is a fold over steps that are only added;',
    'columns: the step, the states in which it may come, the state after it (不变: as it was). Words are shipped ones, a county may change them.',
    '',
    ...section('议题 topic', topicLife),
    ...section('办理事项 problem', problemLife),
    `An office below the holder's level may add: ${words(stepsOfOtherLevel(1) ?? [])}. An office above it, before it takes the matter over: ${words(stepsOfOtherLevel(-1) ?? [])}.`,
    `An old record that is brought in (历史补录) may come to these from any state: ${words(exemptSteps)}.`,
    '',
    ...section('社情民意 opinion', opinionLife),
    ...section('提案 proposal', proposalLife),
  ].join('\n');
}
