import { ProposalForm } from '#renderer/pages/proposals/ProposalForm.tsx';
import { ProposalList } from '#renderer/pages/proposals/ProposalList.tsx';
import { TransferPages } from '#renderer/pages/proposals/TransferPages.tsx';
import { ReviewParagraph } from '#renderer/pages/proposals/ReviewParagraph.tsx';
import { ProposalPage } from '#renderer/pages/proposals/ProposalPage.tsx';

/** Proposals and their handling; a township registers them only. `new?log=ID`, `?opinion=ID`, `?topic=ID` begin from another record. */
export function ProposalsPage({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [id, edit] = parts;
  if (id === undefined) return <ProposalList />;
  if (id === 'conversion') return <TransferPages parts={parts.slice(1)} query={query} />;
  if (id === 'review') return <ReviewParagraph />;
  if (id === 'new') return <ProposalForm key={JSON.stringify(query)} id={null} query={query} />;
  return edit === 'edit' ? <ProposalForm key={id} id={id} query={{}} /> : <ProposalPage key={id} id={id} />;
}
