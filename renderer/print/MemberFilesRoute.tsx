import { useEffect, useState } from 'react';
import type { MemberFile } from '#shared/contract/duty.ts';
import { Failure } from '#shared/failure.ts';
import { ask, printIsReady } from '#renderer/bridge.ts';
import { MemberFilesPrint } from '#renderer/print/MemberFilesPrint.tsx';
import { parseRoute } from '#renderer/state/route.ts';

/** `#/print/memberFile/ID|all?year=2026`: the page that is printed and made into a PDF. */
export function MemberFilesRoute() {
  const [files, setFiles] = useState<readonly MemberFile[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let over = false;
    const { parts, query } = parseRoute(window.location.hash);
    const which = parts[2] ?? 'all';
    ask('getMemberFiles', { year: Number(query['year']), members: which === 'all' ? null : [which] }).then(
      (answer) => {
        if (!over) setFiles(answer.files);
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        if (!over) setFailure(error);
      },
    );
    return () => {
      over = true;
    };
  }, []);
  useEffect(() => {
    const [first] = files ?? [];
    if (files && first) {
      document.title = files.length === 1 ? `${first.title}-${first.facts[0]?.text ?? ''}` : `${first.title}${files.length}份`;
      void printIsReady();
    } else if (failure || files) void printIsReady(false);
  }, [files, failure]);
  if (failure) return <p role="alert">{failure.message}{failure.fix}</p>;
  return files && <MemberFilesPrint files={files} />;
}
