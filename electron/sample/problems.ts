import { directOrigin, type Origin } from '#electron/sample/origins.ts';
import { endOrder, endProblem, leaveOpen } from '#electron/sample/problemLives.ts';
import { phone } from '#electron/sample/names.ts';
import type { Spec } from '#electron/sample/problemSpec.ts';
import { numberOf, save, serving, townshipOf, type SampleWrite, type Values, type World } from '#electron/sample/world.ts';
import type { Kind } from '#electron/sample/yearPlan.ts';
import { addDays } from '#shared/rules/day.ts';

const orderKinds: readonly Kind[] = ['wish', 'errand', 'volunteer'];

/** The year's problems from registration to their end: as many of each kind closed and left open as the plan says. */
export function makeProblems(world: World, origins: ReadonlyMap<Kind, readonly Origin[]>): void {
  const { random, plan } = world;
  const kinds = Object.keys(plan.closed) as Kind[]; // its keys are the kinds
  const specs = kinds.flatMap((kind) => specsOf(world, kind, origins.get(kind) ?? []));
  const livelihood = specs.filter((one) => one.origin.kind === 'livelihood');
  const keyClosed = world.last ? Math.ceil((plan.keyItems * 2) / 3) : plan.keyItems;
  for (const one of random.some(livelihood.filter((spec) => spec.closed && spec.resultClass === 'a' && spec.origin.on < addDays(world.end, -40)), keyClosed)) one.key = true;
  for (const one of random.some(livelihood.filter((spec) => !spec.closed && spec.origin.on < addDays(world.end, -12)), plan.keyItems - keyClosed)) one.key = true;
  countOutcomes(world, specs);
  specs.sort((a, b) => (a.origin.on < b.origin.on ? -1 : a.origin.on > b.origin.on ? 1 : 0));
  for (const spec of specs) {
    register(world, spec);
    if (!spec.closed) leaveOpen(world, spec);
    else if (orderKinds.includes(spec.origin.kind)) endOrder(world, spec);
    else endProblem(world, spec);
  }
}

/** What came in by topics handed over first, then some of the decisions and logs, the rest typed in directly. */
function specsOf(world: World, kind: Kind, origins: readonly Origin[]): Spec[] {
  const { random, plan, start, end } = world;
  const latest = addDays(end, -18);
  const must = origins.filter((one) => one.refs['origin'] === 'problemOrigin.topic');
  const may = origins.filter((one) => one.refs['origin'] !== 'problemOrigin.topic');
  const closed = [...must, ...random.some(may.filter((one) => one.on <= latest), Math.round(plan.closed[kind] * 0.86))].slice(0, plan.closed[kind]);
  while (closed.length < plan.closed[kind]) closed.push(directOrigin(world, kind, start, latest));
  const used = new Set(closed);
  const recent = addDays(end, -75);
  const open = random.some(may.filter((one) => one.on >= recent && !used.has(one)), Math.round(plan.open[kind] * 0.8)).slice(0, plan.open[kind]);
  while (open.length < plan.open[kind]) open.push(directOrigin(world, kind, recent, addDays(end, -4)));
  return [...closed.map((origin) => specOf(world, origin, true)), ...open.map((origin) => specOf(world, origin, false))];
}

function specOf(world: World, origin: Origin, closed: boolean): Spec {
  const { random } = world;
  const order = orderKinds.includes(origin.kind);
  const resultClass = order || origin.kind === 'dispute' ? 'a' : random.pick([...Array<'a'>(16).fill('a'), 'b', 'b', 'b', 'c', 'd'] as const);
  return { id: world.newId(), origin, closed, resultClass, counted: null, key: false, holder: !order && random.chance(0.1) ? 'county' : 'township' };
}

/** Quantities: land, greenhouses and waste add up to the plan exactly, over the matters closed; others as they fall. */
function countOutcomes(world: World, specs: readonly Spec[]): void {
  const { random, plan } = world;
  const totals: Readonly<Record<string, number>> = { land: plan.landMu, greenhouse: plan.greenhouses, waste: plan.wasteTons };
  for (const [kind, total] of Object.entries(totals)) {
    const fit = specs.filter((one) => one.closed && one.origin.subject?.outcome?.kind === kind);
    if (fit.length === 0) throw new Error(`nothing to count ${kind} on`);
    for (const one of fit) one.resultClass = 'a';
    const step = kind === 'land' ? 100 : 1;
    random.split(total / step, Math.min(fit.length, total / step), 1).forEach((share, i) => {
      const spec = fit[i];
      const unit = spec?.origin.subject?.outcome?.unit ?? 'unit.piece';
      if (!spec) return;
      const quantity = share * step;
      spec.counted = kind === 'land' && quantity >= 2000 && random.chance(0.5) ? { kind, unit: 'wanMu', quantity: quantity / 10_000 } : { kind, unit, quantity };
    });
  }
  for (const spec of specs) {
    const outcome = spec.origin.subject?.outcome;
    if (!outcome || totals[outcome.kind] !== undefined || !spec.closed || spec.resultClass !== 'a' || random.chance(0.1)) continue;
    const quantity = outcome.least + random.next() * (outcome.most - outcome.least);
    const rounded = outcome.digits === 1 ? Math.round(quantity * 10) / 10 : Math.round(quantity);
    spec.counted = outcome.unit === 'kilometre' && rounded < 1 ? { kind: outcome.kind, unit: 'metre', quantity: Math.round(rounded * 1000) } : { kind: outcome.kind, unit: outcome.unit, quantity: rounded };
  }
}

const fundings = ['reward', 'infrastructure', 'village', 'society', 'finance'];

function register(world: World, spec: Spec): void {
  const { random } = world;
  const { origin } = spec;
  const township = townshipOf(world, origin.village.township);
  const set: Values = {
    number: numberOf(world, 'problem', township.index), title: origin.title, kind: `problemKind.${origin.kind}`, registeredOn: origin.on, place: origin.village.id, content: origin.content,
    urgency: `urgency.${random.pick(['ordinary', 'ordinary', 'ordinary', 'pressing', 'pressing', 'urgent'])}`, raisedBy: origin.raisedBy, holder: `level.${spec.holder}`, keyItem: spec.key, ...origin.refs,
  };
  if (origin.subject) Object.assign(set, { field: `workField.${origin.subject.field}`, theme: `theme.${origin.subject.theme}` });
  if (random.chance(0.5)) set['phone'] = phone(random);
  if (origin.kind === 'dispute' && random.chance(0.25)) set['privacy'] = 'privacy.hidden';
  if (orderKinds.includes(origin.kind)) {
    set['member'] = random.pick(serving(world, township.members)).id;
    set['dispatcher'] = origin.village.head;
  }
  if (spec.counted || spec.key) Object.assign(set, { funding: random.some(fundings, random.int(1, 2)).map((one) => `funding.${one}`), cost: spec.key ? random.int(80, 900) : random.int(2, 400) / 10, households: random.int(5, 180), beneficiaries: random.int(20, 760) });
  if (spec.key) set['committee'] = `committee.${random.pick(['agriculture', 'economy', 'society', 'culture'])}`;
  const writes: SampleWrite[] = [{ entity: 'problem', id: spec.id, set }];
  if (origin.decision) writes.push({ entity: 'decision', id: origin.decision.id, set: { problem: spec.id } });
  save(world, origin.on, township, township.index, writes);
}
