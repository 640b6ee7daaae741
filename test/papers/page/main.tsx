import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Paper } from '#shared/papers/paper.ts';
import { missingFaces } from '#renderer/print/fonts.ts';
import { PaperPrint, PapersPrint } from '#renderer/print/PaperPrint.tsx';

/** Shows the papers that a test hands over, one after the other, as the print route does. */
declare global {
  interface Window {
    showPaper(paper: Paper): Promise<void>;
    /** Several as one job. */
    showPapers(papers: readonly Paper[]): Promise<void>;
    missingFaces(): Promise<readonly string[]>;
  }
}

const place = document.getElementById('root');
if (!place) throw new Error('no #root');
const root = createRoot(place);
const frame = () => new Promise((done) => requestAnimationFrame(done));

async function shown(what: ReactNode): Promise<void> {
  root.render(what);
  await frame();
  await document.fonts.ready;
  await frame();
  await frame();
}

window.showPaper = (paper) => shown(<PaperPrint paper={paper} />);
window.showPapers = (papers) => shown(<PapersPrint papers={papers} />);
window.missingFaces = () => missingFaces(new Set());
