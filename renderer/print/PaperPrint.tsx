import type { Paper } from '#shared/papers/paper.ts';
import { MinutesPrint } from '#renderer/print/MinutesPrint.tsx';
import { NoticePrint } from '#renderer/print/NoticePrint.tsx';
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
  }
}
