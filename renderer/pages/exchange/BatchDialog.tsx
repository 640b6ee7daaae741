import { useEffect, useRef, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface Outcome {
  file: string;
  from: string;
  good: boolean;
  words: string;
}

/** Takes one file of many in; what needs a question is left for a person to take by itself. */
async function takeOne(file: File, job: string): Promise<Outcome> {
  try {
    const { ticket } = await putFile(file);
    const preview = await ask('previewImport', { ticket, job });
    const from = `${preview.fromName} ${preview.number}`;
    if (preview.kind === 'enrolment' || preview.signer.state === 'unknown') return { file: file.name, from, good: false, words: '要核对发送单位，请单独接收' };
    const taken = await ask('applyImport', { ticket, job });
    const changed = taken.entities.reduce((sum, one) => sum + one.added + one.changed + one.deleted + one.twoSided, 0);
    const both = taken.entities.reduce((sum, one) => sum + one.twoSided, 0);
    const words = taken.same ? '以前接收过，没有变化' : `${changed}条记录有变化${both > 0 ? `，${both}条两边都改过` : ''}${taken.warnings.length > 0 ? `。${taken.warnings.join('')}` : ''}`;
    return { file: file.name, from, good: true, words };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const words = error.fields.some((one) => one.field === 'passphrase') ? '要填口令，请单独接收' : error.message;
    return { file: file.name, from: '', good: false, words };
  }
}

/** Many files in one go: progress, cancel, one report. Each file is taken whole or not at all. */
export function BatchDialog({ files, onClose }: { files: readonly File[]; onClose: () => void }) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [running, setRunning] = useState(true);
  const stopped = useRef(false);
  const [job] = useState(() => `batch ${Date.now()}`);
  useEffect(() => {
    stopped.current = false;
    void (async () => {
      const done: Outcome[] = [];
      for (const file of files) {
        if (stopped.current) break;
        done.push(await takeOne(file, job));
        setOutcomes([...done]);
      }
      setRunning(false);
    })();
    return () => {
      stopped.current = true;
    };
  }, [files, job]);
  const stop = () => {
    stopped.current = true;
    void ask('cancelImport', { job });
  };
  // What a person has to see to comes first, once all is done.
  const shown = running ? outcomes.toReversed() : outcomes.toSorted((a, b) => Number(a.good) - Number(b.good));
  const good = outcomes.filter((one) => one.good).length;
  return (
    <Dialog
      open
      alone
      width={60}
      title={`接收${files.length}个文件`}
      okText={running ? '停止接收' : '知道了'}
      danger={running}
      onOk={running ? stop : onClose}
      onClose={running ? stop : onClose}
    >
      <p role="status">
        {running ? `正在接收第${Math.min(outcomes.length + 1, files.length)}个，共${files.length}个：${files[outcomes.length]?.name ?? ''}` : `接收结束：${good}个已接收，${outcomes.length - good}个没有接收${outcomes.length < files.length ? `，${files.length - outcomes.length}个没有处理` : ''}。`}
      </p>
      <progress className="exchange-progress" max={files.length} value={outcomes.length} aria-label="接收进度" />
      <div className="exchange-report">
        <table className="ui-plain-table">
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">来自</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one, i) => (
              <tr key={`${one.file} ${i}`}>
                <td>{one.file}</td>
                <td>{one.from}</td>
                <td>{one.good ? one.words : <strong>{one.words}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
