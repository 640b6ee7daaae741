import { Tabs } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import { entities } from '#shared/entities/index.ts';
import { formatDay } from '#shared/rules/day.ts';
import { ConsensusRecorder } from '#renderer/pages/meetings/ConsensusRecorder.tsx';
import { DecisionRecorder } from '#renderer/pages/meetings/DecisionRecorder.tsx';
import { LightRecording } from '#renderer/pages/meetings/LightRecording.tsx';
import { numberOf, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { SignInBox } from '#renderer/pages/meetings/SignInBox.tsx';
import { AttendanceTotals } from '#renderer/pages/meetings/AttendanceTotals.tsx';
import { SpeechRecorder } from '#renderer/pages/meetings/SpeechRecorder.tsx';
import { VoteRecorder } from '#renderer/pages/meetings/VoteRecorder.tsx';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { RevealNotice } from '#renderer/record/RevealNotice.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { focusFirst } from '#renderer/ui/focusing.ts';
import { useHotkeys } from '#renderer/ui/useHotkeys.ts';

const tabs = ['signIn', 'speech', 'consensus', 'decision', 'vote'] as const;
type Tab = (typeof tabs)[number];

/** Taking the record while the meeting speaks: keyboard alone, one list at a time. */
export function RecordingPage({ id, tab }: { id: string; tab: string | undefined }) {
  const record = useRecord('meeting', id);
  const attendance = useParts('attendance', id);
  const speeches = useParts('speech', id);
  const consensus = useParts('consensus', id);
  const decisions = useParts('decision', id);
  const shown: Tab = tabs.find((one) => one === tab) ?? 'speech';
  const show = (key: string) => navigate(hrefOf(['meetings', id, 'record'], { tab: key }), { replace: true });
  useHotkeys({ 'alt+1': () => show('signIn'), 'alt+2': () => show('speech'), 'alt+3': () => show('consensus'), 'alt+4': () => show('decision'), 'alt+5': () => show('vote') });
  const row = record.value?.row;
  const { ids: revealed } = useRevealed();
  const place = useRef<HTMLDivElement>(null);
  // A name typed before the list is there would be taken for a new one.
  const ready = row !== undefined && attendance.value !== undefined && !isConcealed(row, revealed);
  // Alt+2 and the first words: the cursor stands where they go.
  useLayoutEffect(() => {
    if (ready && place.current) focusFirst(place.current);
  }, [ready, shown]);
  // What is shown stays when it can't be read anew: somebody is typing in it.
  const failure = (record.value ? null : record.failure) ?? (attendance.value ? null : attendance.failure);
  if (failure) return <p className="ui-refusal">{failure.message}</p>;
  if (!row || !attendance.value) return <p className="ui-hint">正在读取…</p>;
  // Its lists of names are a form: they open after the same question as every form of a private record.
  if (isConcealed(row, revealed)) return <RevealNotice entity={entities.meeting} row={row} />;
  if (row['light'] === true) return <LightRecording meeting={row} />;
  const people = attendance.value.rows;
  const label = (title: string, n: number | undefined, key: number) => (
    <span title={`Alt+${key}`}>
      {title}
      {n ? ` ${n}` : ''}
    </span>
  );
  const present = numberOf(row, 'present') + numberOf(row, 'observers');
  return (
    <div className="meeting-page">
      <div className="ui-title-row">
        <a className="ui-back" href={hrefOf(['meetings', id])}>
          ← 结束记录
        </a>
        <h1 className="meeting-record-title">{textOf(row, 'title')}</h1>
        <span className="ui-hint">
          {formatDay(textOf(row, 'heldOn'))}　到会{present}人　存好一条就落到硬盘，不用另按保存
        </span>
      </div>
      <Tabs
        className="ui-tabs"
        activeKey={shown}
        onChange={show}
        items={[
          { key: 'signIn', label: label('签到', present, 1) },
          { key: 'speech', label: label('发言', speeches.value?.total, 2) },
          { key: 'consensus', label: label('共识与分歧', consensus.value?.total, 3) },
          { key: 'decision', label: label('议定事项', decisions.value?.total, 4) },
          { key: 'vote', label: label('表决', 0, 5) },
        ]}
      />
      <div ref={place}>
        {shown === 'signIn' ? (
          <section className="ui-section">
            <AttendanceTotals rows={people} />
            <SignInBox meeting={row} rows={people} />
          </section>
        ) : null}
        {shown === 'speech' ? <SpeechRecorder meeting={row} people={people} speeches={speeches.value?.rows ?? []} /> : null}
        {shown === 'consensus' ? <ConsensusRecorder meeting={row} points={consensus.value?.rows ?? []} /> : null}
        {shown === 'decision' ? <DecisionRecorder meeting={row} decisions={decisions.value?.rows ?? []} /> : null}
        {shown === 'vote' ? <VoteRecorder meeting={row} present={present} /> : null}
      </div>
    </div>
  );
}
