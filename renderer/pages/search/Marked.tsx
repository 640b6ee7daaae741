/** A text with the found words marked, wherever they stand in it. */
export function Marked({ text, mark }: { text: string; mark: string }) {
  if (mark === '') return <>{text}</>;
  const parts = text.split(mark);
  return (
    <>
      {parts.map((part, i) => (
        // The parts of a fixed text never move.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={i}>
          {i > 0 ? <mark>{mark}</mark> : null}
          {part}
        </span>
      ))}
    </>
  );
}
