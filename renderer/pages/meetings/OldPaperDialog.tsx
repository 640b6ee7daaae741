import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import type { Row, Write } from '#shared/contract/records.ts';
import { type DecisionWords, readDecision } from '#shared/papers/decisionText.ts';
import { formatDay } from '#shared/rules/day.ts';
import { keyBetween } from '#shared/rules/orderKey.ts';
import { ask, putFile } from '#renderer/bridge.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { raise } from '#renderer/pages/meetings/raise.ts';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { listOnce, saveRecords } from '#renderer/state/records.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';

const numbered = /^[\s\u3000]*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s*/;

const chapter = /^[\s\u3000]*[一二三四五六七八九十]{1,3}、/;
const decidedChapter = /^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、)?(?:会议)?议定/;

/** What looks like something to be done: the numbered lines under 议定事项, else numbered lines that name who and by when. */
export function likelyDecisions(lines: readonly string[]): number[] {
  const from = lines.findIndex((line) => decidedChapter.test(line) && line.length <= 40);
  if (from < 0) return lines.flatMap((line, i) => (numbered.test(line) && !(chapter.test(line) && line.length <= 14) && /由.{2,40}(?:负责|牵头)|责任单位|\d+月\d*日?前|个?工作日内|[周月年]内|[月年]底前|节前/.test(line) ? [i] : []));
  // “会议议定：一、…二、…”: where the heading is no chapter itself, the chapters after it are what was decided.
  const own = !chapter.test(lines[from] ?? '') && chapter.test(lines[from + 1] ?? '');
  const end = lines.findIndex((line, i) => i > from && ((!own && chapter.test(line)) || /^(?:出席|请假|列席|印送)[:：]/.test(line)));
  return lines.flatMap((line, i) => (i > from && (end < 0 || i < end) && numbered.test(line) ? [i] : []));
}

/** The decisions that the picked lines make, behind those that there are. */
export function pickedWrites(meeting: Row, existing: readonly Row[], lines: readonly string[], organisations: Readonly<Record<string, string>>): Write[] {
  const heldOn = textOf(meeting, 'heldOn');
  let order = existing.map((row) => textOf(row, 'order')).toSorted((a, b) => (a < b ? -1 : 1)).at(-1) || null;
  return lines.map((line): Write => {
    const words: DecisionWords = readDecision(line.replace(numbered, ''), heldOn);
    order = keyBetween(order, null);
    const limit = words.deadlineOn
      ? { deadlineOn: words.deadlineOn }
      : words.deadlineDays
        ? { deadlineDays: words.deadlineDays, deadlineKind: words.working ? 'deadlineKind.working' : 'deadlineKind.natural' }
        : words.doubt
          ? { note: `原文的时限是“${words.doubt.words}”，${words.doubt.why}，请填写办理时限。` }
          : {};
    return { entity: 'decision', id: null, set: { meeting: meeting.id, order, text: words.text || line.replace(numbered, ''), organisation: organisations[words.organisation ?? ''] ?? null, ...limit } };
  });
}

/** What is read as the time limit of a picked line, before it is stored. */
function LimitRead({ words: { deadlineOn, deadlineDays, working, doubt } }: { words: DecisionWords }) {
  if (doubt) return <span className="ui-refusal">时限“{doubt.words}”：{doubt.why}，原话记在备注里</span>;
  const limit = deadlineOn ? formatDay(deadlineOn) : deadlineDays ? `${deadlineDays}${working ? '个工作日' : '天'}` : '没有写';
  return <span className="ui-hint">时限：{limit}</span>;
}

/** Paragraphs of old minutes, .docx or .doc, picked by hand into decisions, and at once into problems where wanted. */
export function OldPaperDialog({ meeting, decisions, onClose }: { meeting: Row; decisions: readonly Row[]; onClose: () => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [paper, setPaper] = useState<{ name: string; paragraphs: readonly string[] } | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [likely, setLikely] = useState(0);
  const [busy, setBusy] = useState(false);
  const heldOn = textOf(meeting, 'heldOn');

  const readFile = (file: File) => {
    setBusy(true);
    void attempt(async () => {
      const { ticket } = await putFile(file);
      const old = await ask('readOldPaper', { ticket });
      setPaper(old);
      const found = likelyDecisions(old.paragraphs);
      setChosen(new Set(found));
      setLikely(found.length);
    }).finally(() => setBusy(false));
  };
  const store = (alsoRaise: boolean) => {
    const lines = (paper?.paragraphs ?? []).filter((_, i) => chosen.has(i));
    setBusy(true);
    void attempt(async () => {
      const read = lines.map((line) => readDecision(line.replace(numbered, ''), heldOn));
      const names = read.flatMap(({ organisation }) => organisation ?? []);
      const known = names.length === 0 ? [] : (await listOnce({ entity: 'organisation', where: [{ field: 'name', op: 'in', value: names }], limit: 1000 })).rows;
      const { ids, tx } = await saveRecords(pickedWrites(meeting, decisions, lines, Object.fromEntries(known.map((row) => [textOf(row, 'name'), row.id]))));
      const open = read.filter(({ doubt }) => doubt !== null).length;
      doneWithUndo(`已登记议定事项${ids.length}条，请核对责任单位和时限${open > 0 ? `；${open}条的时限不明确，原话记在备注里` : ''}`, tx);
      if (alsoRaise) await raise(meeting.id, ids);
      onClose();
    }).finally(() => setBusy(false));
  };

  return (
    <Dialog
      open
      title="从旧纪要提取议定事项"
      okText={chosen.size > 0 ? `登记${chosen.size}条议定事项` : '登记议定事项'}
      okDisabled={chosen.size === 0}
      busy={busy}
      onOk={() => store(false)}
      onClose={onClose}
      width={56}
      more={
        <Button disabled={chosen.size === 0 || busy} onClick={() => store(true)}>
          登记并转为办理事项
        </Button>
      }
    >
      <p>
        <Button onClick={() => chooser.current?.click()} loading={busy}>
          选择旧纪要（.docx、.doc）
        </Button>
        {paper ? <span className="ui-hint">{paper.name}，共{paper.paragraphs.length}段；{likely > 0 ? `像议定事项的${likely}段已经勾上，请核对。` : '没有看出哪些是议定事项，请自己勾选。'}</span> : null}
      </p>
      <FileInput ref={chooser} accept=".docx,.doc,.wps" hidden aria-label="选择旧纪要文件" onFiles={([file]) => readFile(file)} />
      {paper?.paragraphs.map((line, i) => (
        <p key={i} className="revision-decision">
          <Checkbox checked={chosen.has(i)} onChange={() => setChosen((before) => new Set(before.has(i) ? [...before].filter((one) => one !== i) : [...before, i]))}>
            {line}
          </Checkbox>
          {chosen.has(i) ? <LimitRead words={readDecision(line.replace(numbered, ''), heldOn)} /> : null}
        </p>
      ))}
    </Dialog>
  );
}
