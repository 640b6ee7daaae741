import { ask } from '#renderer/bridge.ts';
import { MemberFilesPrint } from '#renderer/print/MemberFilesPrint.tsx';
import { printFailureText, usePrintable } from '#renderer/print/usePrintable.ts';
import { parseRoute } from '#renderer/state/route.ts';

async function load() {
  const { parts, query } = parseRoute(window.location.hash);
  const which = parts[2] ?? 'all';
  return (await ask('getMemberFiles', { year: Number(query['year']), members: which === 'all' ? null : [which] })).files;
}

/** `#/print/memberFile/ID|all?year=2026`: the page that is printed and made into a PDF. */
export function MemberFilesRoute() {
  const { value, failure } = usePrintable(load, (files) => {
    const [first] = files;
    return first ? (files.length === 1 ? `${first.title}-${first.facts[0]?.text ?? ''}` : `${first.title}${files.length}份`) : null;
  });
  if (failure) return <p role="alert">{printFailureText(failure)}</p>;
  return value && <MemberFilesPrint files={value} />;
}
