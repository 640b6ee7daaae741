import { Failure } from '#shared/failure.ts';
import { PapersPrint } from '#renderer/print/PaperPrint.tsx';
import { askPapers, printJob } from '#renderer/print/printJob.ts';
import { printFailureText, usePrintable } from '#renderer/print/usePrintable.ts';

const notFound = new Failure('notFound', '没有这样的打印页，资料没有改动。', '请回到原来的页面再点一次“预览”。');

async function load() {
  const job = window.location.hash.startsWith('#/print/') ? printJob(window.location.hash) : null;
  if (!job) throw notFound;
  return (await askPapers(job)).papers;
}

/** The page that is printed and made into a PDF: one paper, or one job of several, and nothing else. */
export function PrintRoute() {
  const { value, failure } = usePrintable(load, (papers) => {
    const [first] = papers;
    return first ? (papers.length === 1 ? first.title : `${first.title}等${papers.length}份`) : null;
  });
  if (failure) return <p role="alert">{printFailureText(failure)}</p>;
  return value && <PapersPrint papers={value} />;
}
