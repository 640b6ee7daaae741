import { useContext } from 'react';
import type { SummaryPiece } from '#shared/contract/figures.ts';
import { IssuedContext } from '#renderer/pages/figures/issuedContext.ts';
import { rowsHref } from '#renderer/pages/figures/parts.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** Paragraphs whose every number leads to its rows. */
export function SummaryText(props: { paragraphs: readonly (readonly SummaryPiece[])[] }) {
  const issued = useContext(IssuedContext);
  const hrefOfPiece = ({ label, entity, where, list }: NonNullable<SummaryPiece['figure']>): string =>
    issued !== null && typeof list === 'string' ? hrefOf(['figures', 'issued', issued, list], { title: label }) : rowsHref(label, entity, where);
  return props.paragraphs.map((pieces, i) => (
    <p key={i}>
      {pieces.map((piece, j) => (piece.figure ? <a key={j} href={hrefOfPiece(piece.figure)} title={piece.figure.label}>{piece.text}</a> : <span key={j}>{piece.text}</span>))}
    </p>
  ));
}
