import { usePrintOnce } from '#renderer/print/usePrintOnce.ts';
import '#renderer/print/spinePrint.css';

const sheetRule = '@page { size: 210mm 297mm; margin: 12mm 15mm; }';

/** The label on the back of a box (盒脊), to be cut out along its line and pasted on. Opens the print dialog when it stands. */
export function SpinePrint(props: { lines: readonly { label: string; text: string }[]; practice: boolean; onDone: () => void }) {
  usePrintOnce(props.onDone);
  return (
    <div className="spine-print">
      <style>{sheetRule}</style>
      {props.practice ? <p>练习</p> : null}
      <dl>
        {props.lines.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
      </dl>
    </div>
  );
}
