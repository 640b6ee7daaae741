import type { Cell } from '#shared/contract/figures.ts';
import { rowsHref, shownNumber } from '#renderer/pages/figures/parts.ts';

/** A figure that leads to its rows; zero leads nowhere. */
export function Num(props: { cell: Cell; title: string; unit?: string | undefined }) {
  const { cell, title, unit = '' } = props;
  const text = `${shownNumber(cell.value)}${unit}`;
  return cell.rows === 0 ? <span className="figures-zero">{text}</span> : <a href={rowsHref(title, cell.entity, cell.where)} title={`查看${title}的${cell.rows}条`}>{text}</a>;
}
