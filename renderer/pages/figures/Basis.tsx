/** 口径: what the figures above count, printed with them. */
export function Basis(props: { lines: readonly string[] }) {
  return props.lines.length === 0 ? null : <p className="figures-basis">口径：{props.lines.join('')}</p>;
}
