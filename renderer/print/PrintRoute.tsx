import { useEffect, useState } from 'react';
import { type PaperKind, paperKinds } from '#shared/contract/papers.ts';
import { Failure } from '#shared/failure.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { ask, printIsReady } from '#renderer/bridge.ts';
import { PaperPrint } from '#renderer/print/PaperPrint.tsx';
import { parseRoute } from '#renderer/state/route.ts';

/** What `#/print/KIND/SUBJECT` names, or null. */
export function printSubject(hash: string): { kind: PaperKind; subject: string } | null {
  const [page, kindText, subject] = parseRoute(hash).parts;
  const kind = paperKinds.find((one) => one === kindText);
  return page === 'print' && kind && subject ? { kind, subject } : null;
}

const notFound = new Failure('notFound', '没有这样的打印页，资料没有改动。', '请回到原来的页面再点一次“预览”。');

/**
 * The page that is printed and made into a PDF: one paper and nothing else. It says that it is ready when the paper is
 * drawn and its fonts have come; the PDF maker waits for that.
 */
export function PrintRoute() {
  const [paper, setPaper] = useState<Paper | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let over = false;
    const load = async () => {
      const what = printSubject(window.location.hash);
      if (!what) throw notFound;
      const answer = await ask('getPaper', what);
      return answer.paper as Paper; // the service makes it with the builders of shared/papers
    };
    load().then(
      (loaded) => {
        if (!over) setPaper(loaded);
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
    if (paper) {
      document.title = paper.title;
      void printIsReady().then(() => {
        document.documentElement.dataset['ready'] = '1';
      });
    }
    if (failure) void printIsReady(false);
  }, [paper, failure]);

  if (failure) {
    return (
      <p role="alert">
        {failure.message}
        {failure.fix}
      </p>
    );
  }
  return paper && <PaperPrint paper={paper} />;
}
