import { useContext } from 'react';
import type { Cell } from '#shared/contract/figures.ts';
import { IssuedContext } from '#renderer/pages/figures/issuedContext.ts';
import { rowsHref, shownNumber } from '#renderer/pages/figures/parts.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** A figure that leads to its rows; zero leads nowhere. In an issued table it leads to the rows that were kept with it. */
export function Num(props: { cell: Cell; title: string; unit?: string | undefined }) {
  const { cell, title, unit = '' } = props;
  const issued = useContext(IssuedContext);
  const text = `${shownNumber(cell.value)}${unit}`;
  if (cell.rows === 0 || cell.list === null) return <span className="figures-zero">{text}</span>;
  const href = issued !== null && cell.list !== undefined ? hrefOf(['figures', 'issued', issued, cell.list], { title }) : rowsHref(title, cell.entity, cell.where);
  return <a href={href} title={`查看${title}的${cell.rows}条`}>{text}</a>;
}
