import type { MemberFile } from '#shared/contract/duty.ts';
import { watermark } from '#shared/papers/paper.ts';
import '#renderer/print/print.css';
import '#renderer/print/memberFiles.css';

function FilePage({ file }: { file: MemberFile }) {
  const pairs = Array.from({ length: Math.ceil(file.facts.length / 2) }, (_, i) => file.facts.slice(i * 2, i * 2 + 2));
  return (
    <section className="member-file" lang="zh-CN">
      {file.practice ? <div className="member-file-watermark" aria-hidden="true">{watermark}</div> : null}
      <h1>{file.title}</h1>
      <table>
        <colgroup><col style={{ width: '24mm' }} /><col /><col style={{ width: '24mm' }} /><col /></colgroup>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair[0]?.label}>{pair.flatMap((fact) => [<th key={fact.label} scope="row">{fact.label}</th>, <td key={`${fact.label} text`}>{fact.text}</td>])}</tr>
          ))}
        </tbody>
      </table>
      {file.boxes.length > 0 ? (
        <>
          <h2>必做清单</h2>
          <table className="member-file-boxes">
            <thead><tr>{file.boxes.map((box) => <th key={box.name} scope="col">{box.name}</th>)}</tr></thead>
            <tbody><tr>{file.boxes.map((box) => <td key={box.name}>{box.met ? '✔ ' : ''}{box.text}</td>)}</tr></tbody>
          </table>
        </>
      ) : null}
      {file.lines.length > 0 ? (
        <>
          <h2>履职明细</h2>
          <table>
            <colgroup><col style={{ width: '34mm' }} /><col style={{ width: '52mm' }} /><col style={{ width: '14mm' }} /><col style={{ width: '16mm' }} /><col /></colgroup>
            <thead><tr>{['项目', '标准和办法', '数量', '得分', '依据记录日期'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
            <tbody>
              {file.lines.map((line, i) => (
                <tr key={i}><td>{line.name}</td><td>{line.standard}</td><td className="centred">{line.count}</td><td className="centred">{line.points}</td><td>{line.basis}</td></tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      {file.tenures.length > 0 ? (
        <>
          <h2>任职与荣誉</h2>
          {file.tenures.map((text) => <p key={text}>{text}</p>)}
        </>
      ) : null}
      <p className="member-file-summary">{file.summary}</p>
      <p className="member-file-signature"><span>本人核对签字：</span><span>日期：</span><span>审核：</span></p>
      <p className="member-file-foot">{file.foot}</p>
    </section>
  );
}

/** 委员履职档案, one page for each member, as one job. */
export function MemberFilesPrint({ files }: { files: readonly MemberFile[] }) {
  return (
    <>
      <style>{'@page { size: A4; margin: 0; }'}</style>
      {files.map((file) => <FilePage key={file.member} file={file} />)}
    </>
  );
}
