import { Fragment } from 'react';
import type { MinutesPaper } from '#shared/papers/paper.ts';
import { markSize, titleAcross, titleLines } from '#shared/papers/typesetting.ts';
import { PaperPage } from '#renderer/print/PaperPage.tsx';
import { RichTextPrint } from '#renderer/print/RichTextPrint.tsx';

/** A title in the lines that the program broke it into. */
export function Title(props: { text: string; across?: boolean }) {
  if (props.text === '') return null;
  return (
    <h1 className="title">
      {(props.across ? titleLines(props.text, titleAcross) : titleLines(props.text)).map((line, i) => (
        <Fragment key={i}>
          {i > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </h1>
  );
}

function Head({ paper }: { paper: MinutesPaper }) {
  const { size, scale } = markSize(paper.mark);
  const red = paper.preprinted ? ' preprinted' : '';
  return (
    <>
      <div className={`mark${red}`} style={{ fontSize: `${size}pt` }}>
        <span style={{ transform: `scaleX(${scale / 100})` }}>{paper.mark}</span>
      </div>
      <div className="blank" />
      <div className="blank" />
      <p className={`centred number${red}`}>{paper.number}</p>
      <div className="blank" />
      <div className="blank" />
    </>
  );
}

function Imprint({ paper }: { paper: MinutesPaper }) {
  if (paper.recipients === '' && paper.issuer === '') return null;
  return (
    <>
      <div className="blank" />
      <div className="foot-spacer" />
      <div className="imprint">
        {paper.recipients !== '' && <p className="recipients">{`印送：${paper.recipients.replace(/[。.；;，,\s]+$/, '')}。`}</p>}
        {paper.issuer !== '' && (
          <p className="issuer">
            <span>{paper.issuer}</span>
            <span>{paper.issuedOn === '' ? '' : `${paper.issuedOn}印发`}</span>
          </p>
        )}
        {paper.copies !== null && <p className="copies">{`共印${paper.copies}份`}</p>}
      </div>
    </>
  );
}

/** Minutes to GB/T 9704-2012, 10.3, or the plain 议事记录. */
export function MinutesPrint({ paper }: { paper: MinutesPaper }) {
  return (
    <PaperPage practice={paper.practice}>
      {paper.layout === 'official' && <Head paper={paper} />}
      <Title text={paper.title} />
      {paper.facts.map((fact) => (
        <p key={fact.label}>
          <span className="label">{fact.label}：</span>
          {fact.text}
        </p>
      ))}
      <RichTextPrint text={paper.body} />
      {paper.names.length > 0 && <div className="blank" />}
      {paper.names.map((list) => (
        <p key={list.label} className="names">
          <span className="label">{list.label}：</span>
          {list.lines.join('\n')}
        </p>
      ))}
      {paper.layout === 'official' && <Imprint paper={paper} />}
    </PaperPage>
  );
}
