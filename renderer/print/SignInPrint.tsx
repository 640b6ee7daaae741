import type { SignInPaper, SignInRow } from '#shared/papers/paper.ts';
import { signInColumns } from '#shared/papers/signInPaper.ts';
import { Title } from '#renderer/print/MinutesPrint.tsx';
import { PaperPage } from '#renderer/print/PaperPage.tsx';

const blank: SignInRow = { name: '', duty: '', capacity: '', phone: '', arrivedAt: '', note: '' };

/** Hundredths, so that the table keeps the hair that its outer border needs. */
const whole = signInColumns.reduce((sum, [, width]) => sum + width, 0);

/** The sign-in sheet, A4 across, its head on every page. */
export function SignInPrint({ paper }: { paper: SignInPaper }) {
  const rows = [...paper.rows, ...Array.from({ length: paper.blankRows }, () => blank)];
  return (
    <PaperPage across practice={paper.practice}>
      <Title text={paper.title} across />
      <p className="facts">
        {paper.facts.map((fact) => (
          <span key={fact.label}>{`${fact.label}：${fact.text}`}</span>
        ))}
      </p>
      <table className="sheet">
        <colgroup>
          {signInColumns.map(([label, width]) => (
            <col key={label} style={{ width: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {signInColumns.map(([label]) => (
              <th key={label}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <td>{i + 1}</td>
              <td>{row.name}</td>
              <td className="left">{row.duty}</td>
              <td>{row.capacity}</td>
              <td>{row.phone}</td>
              <td>{row.arrivedAt}</td>
              <td />
              <td className="left">{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="totals">
        {paper.totals.map((total) => (
          <span key={total.label}>
            {total.label} <b>{total.text === '' ? '\u00a0' : total.text}</b> 人
          </span>
        ))}
      </p>
    </PaperPage>
  );
}
