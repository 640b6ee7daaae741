/** Stretches of a life that are told of, both ends included: a pure model of what a site has. */
export interface Span {
  first: number;
  last: number;
}

/** Adds a stretch; stretches that touch become one. Sorted, without overlaps. */
export function addSpan(spans: readonly Span[], added: Span): Span[] {
  if (added.last < added.first) return [...spans];
  const out: Span[] = [];
  let { first, last } = added;
  for (const span of spans) {
    if (span.last + 1 < first || span.first > last + 1) out.push(span);
    else {
      first = Math.min(first, span.first);
      last = Math.max(last, span.last);
    }
  }
  return [...out, { first, last }].toSorted((a, b) => a.first - b.first);
}

/** What of a stretch is not among these, which are sorted. */
export function without(span: Span, held: readonly number[]): Span[] {
  const out: Span[] = [];
  let { first } = span;
  for (const seq of held) {
    if (seq < first || seq > span.last) continue;
    if (seq > first) out.push({ first, last: seq - 1 });
    first = seq + 1;
  }
  return first > span.last ? out : [...out, { first, last: span.last }];
}

/** How far a life is told of from its beginning without a hole. */
export function reachOf(spans: readonly Span[]): number {
  const [start] = spans;
  return start?.first === 1 ? start.last : 0;
}

/** What is missing before the last stretch. */
export function holesOf(spans: readonly Span[]): Span[] {
  const holes: Span[] = [];
  let next = 1;
  for (const span of spans) {
    if (span.first > next) holes.push({ first: next, last: span.first - 1 });
    next = span.last + 1;
  }
  return holes;
}
