import { useEffect, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import type { Paper } from '#shared/papers/paper.ts';
import { printIsReady } from '#renderer/bridge.ts';
import { PapersPrint } from '#renderer/print/PaperPrint.tsx';
import { askPapers, printJob } from '#renderer/print/printJob.ts';

const notFound = new Failure('notFound', '没有这样的打印页，资料没有改动。', '请回到原来的页面再点一次“预览”。');

/**
 * The page that is printed and made into a PDF: one paper, or one job of several, and nothing else. It says that it is ready when all is
 * drawn and its fonts have come; the PDF maker waits for that.
 */
export function PrintRoute() {
  const [papers, setPapers] = useState<readonly Paper[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let over = false;
    const load = async () => {
      const job = window.location.hash.startsWith('#/print/') ? printJob(window.location.hash) : null;
      if (!job) throw notFound;
      return (await askPapers(job)).papers;
    };
    load().then(
      (loaded) => {
        if (!over) setPapers(loaded);
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
    const [first] = papers ?? [];
    if (papers && first) {
      document.title = papers.length === 1 ? first.title : `${first.title}等${papers.length}份`;
      void printIsReady().then(() => {
        document.documentElement.dataset['ready'] = '1';
      });
    }
    if (failure) void printIsReady(false);
  }, [papers, failure]);

  if (failure) {
    return (
      <p role="alert">
        {failure.message}
        {failure.fix}
      </p>
    );
  }
  return papers && <PapersPrint papers={papers} />;
}
