import { Button } from 'antd';
import { useRef, useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { openTable, useTable } from '#renderer/pages/tables/tableStore.ts';
import { FileInput } from '#renderer/ui/FileInput.tsx';

/** Chooses the file, by the button or by dropping it. */
export function ChooseStep() {
  const { wanted, job } = useTable();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file && job === '') void openTable(file);
  };
  return (
    <section
      className={over ? 'tables-drop tables-drop-over' : 'tables-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <p className="tables-drop-words">{wanted ? `把${entityOf(wanted).label}的旧表拖到这里，或者` : '把Excel、WPS表格拖到这里，或者'}</p>
      <Button type="primary" size="large" disabled={job !== ''} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      <FileInput
        ref={input}
        className="tables-file"
        aria-label="选择要导入的表格"
        tabIndex={-1}
        accept=".xlsx,.xls,.xlsm,.et,.ods,.csv,.txt,.htm,.html"
        onFiles={([file]) => take(file)}
      />
      <ul className="ui-hint tables-promises">
        <li>表格不用改样子：标题、合并的表头、空行、合计、签字行都认得。.xlsx、.xls、.ods、.csv 都可以。</li>
        <li>先核对，后导入。看不准的一条也不会悄悄进来，进不来的会写明原因，退回到您自己的表里。</li>
        <li>同一个表再导一次，只更新，不重复。整次导入随时可以撤销。表里的宏和公式不会运行。</li>
      </ul>
    </section>
  );
}
