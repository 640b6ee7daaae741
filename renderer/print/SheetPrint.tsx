import type { SheetPaper } from '#shared/papers/paper.ts';
import { sheetShapes } from '#shared/papers/sheetShapes.ts';
import { signatureIndents } from '#shared/papers/typesetting.ts';
import { Title } from '#renderer/print/MinutesPrint.tsx';
import { PaperPage } from '#renderer/print/PaperPage.tsx';
import { RichTextPrint } from '#renderer/print/RichTextPrint.tsx';

function Facts({ paper, across }: { paper: SheetPaper; across: boolean }) {
  if (across) return <p className="facts">{paper.facts.map((fact) => <span key={fact.label}>{`${fact.label}：${fact.text}`}</span>)}</p>;
  return paper.facts.map((fact) => (
    <p key={fact.label}>
      <span className="label">{fact.label}：</span>
      {fact.text}
    </p>
  ));
}

/** Columns in hundredths of the table: in millimetres they would widen it by the border that it leaves room for. */
const shares = (widths: readonly number[]) => {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return <colgroup>{widths.map((width, i) => <col key={i} style={{ width: `${(100 * width) / whole}%` }} />)}</colgroup>;
};

function Rows({ paper }: { paper: SheetPaper }) {
  const { columns } = sheetShapes[paper.kind];
  return (
    <table className="grid">
      {shares(columns.map(({ width }) => width))}
      <thead>
        <tr>{columns.map(({ label }) => <th key={label}>{label}</th>)}</tr>
      </thead>
      <tbody>
        {paper.rows.map((row, i) => (
          <tr key={i}>{columns.map(({ label, align }, at) => <td key={label} className={align ?? ''}>{row[at]}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

function Form({ paper }: { paper: SheetPaper }) {
  const { form } = sheetShapes[paper.kind];
  return (
    <table className="grid">
      {shares(form.find((row) => row.cells.length === 4)?.cells.map((cell) => cell.width) ?? [])}
      <tbody>
        {form.map((row, i) => (
          <tr key={i} style={{ height: `${row.height}mm` }}>
            {row.cells.map((cell) =>
              cell.label === undefined ? (
                <td key={`value ${cell.tag}`} colSpan={row.cells.length === 2 ? 3 : 1} className={cell.width < 60 ? '' : 'left'}>{paper.values[cell.tag ?? '']}</td>
              ) : (
                <th key={cell.label}>{cell.label}</th>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A plain paper: a heading, facts, then its text, table or form as its shape says. */
export function SheetPrint({ paper }: { paper: SheetPaper }) {
  const { across, columns, form } = sheetShapes[paper.kind];
  const indents = signatureIndents(paper.issuer, paper.issuedOn);
  return (
    <PaperPage practice={paper.practice} across={across}>
      <Title text={paper.title} across={across} />
      {form.length > 0 && paper.number !== '' && <p className="slip-number">{paper.number}</p>}
      {paper.facts.length > 0 && <Facts paper={paper} across={across} />}
      <RichTextPrint text={paper.body} />
      {columns.length > 0 && <Rows paper={paper} />}
      {form.length > 0 && <Form paper={paper} />}
      {paper.issuer !== '' && (
        <>
          <p className="signature gap" style={{ paddingRight: `${indents.issuer}em` }}>{paper.issuer}</p>
          <p className="signature" style={{ paddingRight: `${indents.day}em` }}>{paper.issuedOn}</p>
        </>
      )}
      {paper.remark !== '' && <p>{paper.remark}</p>}
    </PaperPage>
  );
}
