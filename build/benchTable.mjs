/** The last line of a benchmark is its figures as JSON: `{name, figures: [{what, value, goal, met}]}`. Null without one. */
export function figuresIn(text) {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) return null;
  try {
    const { figures } = JSON.parse(last);
    return Array.isArray(figures) && figures.length > 0 ? figures : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const cell = (value) => String(value ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');

/** One table of all benchmarks, in Markdown: each figure beside its limit or peer; one that failed has a line that says so. */
export function benchTable(results, machine) {
  const lines = results.flatMap(({ name, seconds, figures, failure }) => {
    const rows = figures.map(({ what, value, goal, peer, met }) => [name, what, value, [goal, peer].filter((one) => one !== undefined && one !== '').join('; '), met === true ? 'yes' : met === false ? 'NO' : '–']);
    return failure === '' ? rows : [...rows, [name, `FAILED after ${seconds.toFixed(0)} s: ${failure}`, '–', '–', 'NO']];
  });
  const missed = lines.filter((line) => line[4] === 'NO').length;
  return [
    `Benchmarks, ${new Date().toISOString().slice(0, 10)}: ${machine}`,
    '',
    '| benchmark | what | measured | limit or peer | met |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line.map(cell).join(' | ')} |`),
    '',
    `${lines.length} lines, ${missed} not met; ${results.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`).join(', ')}`,
    '',
  ].join('\n');
}
