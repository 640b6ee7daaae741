import { listOf, type ShippedChoice } from '#shared/defaults/shippedChoice.ts';
import { type Life, statesOf, stepsOf } from '#shared/rules/life.ts';
import { opinionLife } from '#shared/rules/opinionSteps.ts';
import { problemLife } from '#shared/rules/problemSteps.ts';
import { proposalLife } from '#shared/rules/proposalSteps.ts';
import { topicLife } from '#shared/rules/topicSteps.ts';

const grey = '#595959';
const blue = '#0958d9';
const green = '#237804';
const amber = '#ad6800';

/** The two lists of one life. Their keys are the rules' own; a county changes the words, not the keys. */
function lists<State extends string, Step extends string>(
  name: string,
  life: Life<State, Step>,
  colours: Readonly<Partial<Record<State, string>>>,
): ShippedChoice[] {
  return [
    ...listOf(`${name}Step`, stepsOf(life).map((step) => [step, life.steps[step]])),
    ...listOf(`${name}State`, statesOf(life).map((state) => [state, life.states[state], { colour: colours[state] ?? blue }])),
  ];
}

/** Steps and states of topics, problems, opinions and proposals. */
export const lifeChoices: readonly ShippedChoice[] = [
  ...lists('topic', topicLife, { open: amber, reserved: amber, adopted: green, approved: green, planned: green, merged: grey, declined: grey }),
  ...lists('problem', problemLife, { registered: amber, returned: amber, suspended: amber, finished: green, assessed: green, closed: grey, stopped: grey }),
  ...lists('opinion', opinionLife, {}),
  ...lists('proposal', proposalLife, {
    submitted: amber, reviewing: amber, sentBack: amber, returned: amber, filed: green, replied: green, assessed: green, finished: green,
    archived: grey, combined: grey, converted: grey, rejected: grey, withdrawn: grey,
  }),
];
