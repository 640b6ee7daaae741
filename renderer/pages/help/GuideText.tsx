import type { GuideBlock, Inline } from '#shared/guide.ts';
import { hrefOf } from '#renderer/state/route.ts';

/** A line's parts; what stands on the screen is set off as it looks there. */
function Line({ content }: { content: readonly Inline[] }) {
  return content.map((part, at) => {
    switch (part.kind) {
      case 'strong':
        return <strong key={at}>{part.text}</strong>;
      case 'word':
        return <span key={at} className="guide-word">{part.text}</span>;
      case 'link':
        return <a key={at} href={hrefOf(['help', 'guide', part.chapter])}>{part.text}</a>;
      case 'text':
        return part.text;
    }
  });
}

function Block({ block }: { block: GuideBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h1>{block.text}</h1> : block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'paragraph':
      return <p><Line content={block.content} /></p>;
    case 'note':
      return <p className="guide-note" role="note"><Line content={block.content} /></p>;
    case 'steps':
      return <ol start={block.start}>{block.items.map((item, at) => <li key={at}><Line content={item} /></li>)}</ol>;
    case 'points':
      return <ul>{block.items.map((item, at) => <li key={at}><Line content={item} /></li>)}</ul>;
    case 'picture':
      return (
        <figure>
          <img src={`guide/pictures/${block.file}`} alt={block.caption} width={1366} height={768} loading="lazy" />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    case 'table':
      return (
        <table>
          <thead><tr>{block.head.map((cell, at) => <th key={at} scope="col"><Line content={cell} /></th>)}</tr></thead>
          <tbody>{block.rows.map((row, at) => <tr key={at}>{row.map((cell, column) => <td key={column}><Line content={cell} /></td>)}</tr>)}</tbody>
        </table>
      );
  }
}

export function GuideText({ blocks }: { blocks: readonly GuideBlock[] }) {
  return blocks.map((block, at) => <Block key={at} block={block} />);
}
