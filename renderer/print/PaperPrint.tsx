import type { Paper } from '#shared/papers/paper.ts';
import { MinutesPrint } from '#renderer/print/MinutesPrint.tsx';
import { NoticePrint } from '#renderer/print/NoticePrint.tsx';
import { PaperPack } from '#renderer/print/PaperPage.tsx';
import { PlatesPrint } from '#renderer/print/PlatesPrint.tsx';
import { SheetPrint } from '#renderer/print/SheetPrint.tsx';
import { SignInPrint } from '#renderer/print/SignInPrint.tsx';

/** Any paper, as it prints; the preview and the PDF show the same. */
export function PaperPrint({ paper }: { paper: Paper }) {
  switch (paper.kind) {
    case 'minutes':
      return <MinutesPrint paper={paper} />;
    case 'notice':
      return <NoticePrint paper={paper} />;
    case 'signIn':
      return <SignInPrint paper={paper} />;
    case 'plates':
      return <PlatesPrint paper={paper} />;
    default:
      return <SheetPrint paper={paper} />;
  }
}

/** Several papers as one job. */
export function PapersPrint({ papers }: { papers: readonly Paper[] }) {
  const [only] = papers;
  if (only && papers.length === 1) return <PaperPrint paper={only} />;
  return (
    <PaperPack>
      {papers.map((paper, i) => (
        <PaperPrint key={i} paper={paper} />
      ))}
    </PaperPack>
  );
}
