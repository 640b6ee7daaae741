import type { NoticePaper } from '#shared/papers/paper.ts';
import { signatureIndents } from '#shared/papers/typesetting.ts';
import { Title } from '#renderer/print/MinutesPrint.tsx';
import { PaperPage } from '#renderer/print/PaperPage.tsx';
import { RichTextPrint } from '#renderer/print/RichTextPrint.tsx';

/** The notice of a meeting. */
export function NoticePrint({ paper }: { paper: NoticePaper }) {
  const indents = signatureIndents(paper.issuer, paper.issuedOn);
  return (
    <PaperPage practice={paper.practice}>
      {paper.number !== '' && (
        <>
          <p className="centred">{paper.number}</p>
          <div className="blank" />
        </>
      )}
      <Title text={paper.title} />
      {paper.addressee !== '' && <p className="flush">{paper.addressee}</p>}
      <RichTextPrint text={paper.body} />
      <div className="blank" />
      <div className="blank" />
      <p className="signature" style={{ paddingRight: `${indents.issuer}em` }}>{paper.issuer}</p>
      <p className="signature" style={{ paddingRight: `${indents.day}em` }}>{paper.issuedOn}</p>
      {paper.remark !== '' && <p>{paper.remark}</p>}
    </PaperPage>
  );
}
