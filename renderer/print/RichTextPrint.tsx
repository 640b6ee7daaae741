import { Fragment } from 'react';
import { numberBlocks, type Block, type RichText, type Run } from '#shared/richText.ts';

function Runs(props: { of: readonly Run[] }) {
  return props.of.map((run, i) => (run.bold ? <b key={i}>{run.text}</b> : <Fragment key={i}>{run.text}</Fragment>));
}

function BlockPrint({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p><Runs of={block.runs} /></p>;
    case 'heading':
      return <p className={`heading level${block.level}`}><Runs of={block.runs} /></p>;
    case 'list':
      return block.items.map((item, i) => (
        <p key={i}>
          {block.ordered ? null : '·'}
          <Runs of={item} />
        </p>
      ));
    case 'table': {
      const [head, ...rows] = block.rows;
      const columns = Math.max(1, ...block.rows.map((row) => row.length));
      const cells = (row: readonly (readonly Run[])[]) => Array.from({ length: columns }, (_, i) => row[i] ?? []);
      return (
        <table className="rich">
          {head && <thead><tr>{cells(head).map((cell, i) => <th key={i}><Runs of={cell} /></th>)}</tr></thead>}
          <tbody>
            {rows.map((row, i) => <tr key={i}>{cells(row).map((cell, at) => <td key={at}><Runs of={cell} /></td>)}</tr>)}
          </tbody>
        </table>
      );
    }
  }
}

/** The body of a paper, numbered as paper numbers it. */
export function RichTextPrint(props: { text: RichText }) {
  return numberBlocks(props.text).map((block, i) => <BlockPrint key={i} block={block} />);
}
