import { Tabs } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { RecordDetail } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { formatDay, weekdayName } from '#shared/rules/day.ts';
import { AttendancePanel } from '#renderer/pages/meetings/AttendancePanel.tsx';
import { DecisionsPanel } from '#renderer/pages/meetings/DecisionsPanel.tsx';
import { FilesPanel } from '#renderer/pages/meetings/FilesPanel.tsx';
import { LeadTimeNote } from '#renderer/pages/meetings/LeadTimeNote.tsx';
import { MinutesSummary } from '#renderer/pages/meetings/MinutesSummary.tsx';
import { type NextStep, nextStep, nextWords } from '#renderer/pages/meetings/nextStep.ts';
import { numberOf, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { PreviousPanel } from '#renderer/pages/meetings/PreviousPanel.tsx';
import { StepsPanel } from '#renderer/pages/meetings/StepsPanel.tsx';
import { attempt, doneWithUndo } from '#renderer/record/attempt.ts';
import { ChildTable } from '#renderer/record/ChildTable.tsx';
import { HistoryPanel } from '#renderer/record/HistoryPanel.tsx';
import { LinksPanel } from '#renderer/record/LinksPanel.tsx';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { RevealNotice } from '#renderer/record/RevealNotice.tsx';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { RecordFacts } from '#renderer/record/RecordFacts.tsx';
import { TwoSidedPanel } from '#renderer/record/TwoSidedPanel.tsx';
import { deleteRecords, restoreRecords, useRecord } from '#renderer/state/records.ts';
import { useNoteVisit } from '#renderer/state/recent.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';
import type { Action } from '#renderer/ui/action.ts';
import { DetailPage } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { Opening } from '#renderer/ui/Opening.tsx';

const headFields = ['title', 'heldOn', 'startAt', 'endAt', 'number', 'due', 'present', 'excused', 'absent', 'observers', 'stage', 'minutesNumber'];

/** The parts of a private meeting that are shown without its people: the others are lists of names and texts that tell them. */
const openParts: ReadonlySet<string> = new Set(['basic', 'files', 'previous']);

/** One meeting: how it stands, the one thing to do next, and all its parts. */
export function MeetingDetail({ id, tab }: { id: string; tab: string | undefined }) {
  const record = useRecord('meeting', id);
  useNoteVisit('meeting', id, record.value && !record.value.row.deleted ? textOf(record.value.row, 'title') : null);
  if (!record.value) return <p className={record.failure ? 'ui-refusal' : 'ui-hint'}>{record.failure ? `${record.failure.message} ${record.failure.fix}` : '正在读取…'}</p>;
  return <Detail detail={record.value} tab={tab} />;
}

function Detail({ detail, tab }: { detail: RecordDetail; tab: string | undefined }) {
  const { row, names } = detail;
  const { id } = row;
  const { ids: revealed } = useRevealed();
  const concealing = isConcealed(row, revealed);
  const today = useToday();
  const [dialog, setDialog] = useState<'notice' | 'cancel' | null>(null);
  // Another part is made in slices; the tab that asked for it answers at once.
  const madeTab = useDeferredValue(tab);
  const attendance = useParts('attendance', id);
  const speeches = useParts('speech', id);
  const consensus = useParts('consensus', id);
  const decisions = useParts('decision', id);
  const minutes = useParts('minutes', id, false);
  const agenda = useParts('agenda', id);
  const known = [attendance, speeches, decisions, minutes].every((one) => one.value !== undefined);
  const draft = minutes.value?.rows[0];
  const count = (list: typeof attendance) => list.value?.total ?? 0;
  const heldOn = textOf(row, 'heldOn');
  const cancelled = textOf(row, 'cancelledOn') !== '';
  const step = nextStep(
    {
      cancelled,
      light: row['light'] === true,
      heldOn,
      noticeOn: textOf(row, 'noticeOn'),
      attendance: count(attendance),
      present: numberOf(row, 'present') + numberOf(row, 'observers'),
      speeches: count(speeches),
      decisions: count(decisions),
      hasDigest: textOf(row, 'digest') !== '',
      hasMinutes: draft !== undefined,
      signed: textOf(row, 'minutesNumber') !== '',
    },
    today,
  );
  const go = (...parts: string[]) => navigate(hrefOf(['meetings', id, ...parts]));
  const show = (key: string) => navigate(hrefOf(['meetings', id], { tab: key }), { replace: true });
  const doNext: Record<NextStep, () => void> = {
    notice: () => setDialog('notice'),
    people: () => show('people'),
    signIn: () => show('people'),
    record: () => go('record'),
    decisions: () => navigate(hrefOf(['meetings', id, 'record'], { tab: 'decision' })),
    draft: () => go('minutes'),
    sign: () => navigate(hrefOf(['meetings', id, 'minutes'], { sign: '1' })),
    none: () => undefined,
  };
  const remove = () =>
    void attempt(async () => {
      const { tx } = await deleteRecords('meeting', [id]);
      doneWithUndo(`已删除“${textOf(row, 'title')}”，可在回收站里找回`, tx);
      navigate(hrefOf(['meetings']));
    });
  const restore = () =>
    void attempt(async () => {
      await restoreRecords('meeting', [id]);
      notify.done('已恢复');
    });
  const preview = (kind: string, subject: string) => () => navigate(hrefOf(['preview', kind, subject]));
  const actions: Action[] = row.deleted
    ? [{ key: 'restore', text: '恢复', onClick: restore }]
    : [
        { key: 'edit', text: '修改', onClick: () => go('edit') },
        { key: 'record', text: '会议记录', onClick: () => go('record') },
        { key: 'notice', text: textOf(row, 'cancelledOn') === '' ? '会议通知' : '取消通知', onClick: preview('notice', id) },
        { key: 'signIn', text: '签到表', onClick: preview('signIn', id) },
        { key: 'pack', text: '会议材料', onClick: preview('pack', id) },
        ...(draft ? [{ key: 'minutes', text: '会议纪要', onClick: preview('minutes', draft.id) }] : []),
        { key: 'copy', text: '照这次新建', onClick: () => navigate(hrefOf(['meetings', 'new'], { copy: id })) },
        { key: 'cancel', text: '改期或取消', onClick: () => setDialog('cancel') },
        { key: 'delete', text: '删除', danger: true, onClick: remove },
      ];
  const parent = { field: 'meeting', id };
  const titled = (title: string, n: number) => (n > 0 ? `${title} ${n}` : title);
  const tabs = [
    {
      key: 'basic',
      label: '基本情况',
      content: () => (
        <>
          <RecordFacts entity={entities.meeting} row={row} names={names} omit={headFields} />
          {cancelled || row['light'] === true ? null : <LeadTimeNote heldOn={heldOn} noticeOn={textOf(row, 'noticeOn')} materialsOn={textOf(row, 'materialsOn')} minutesOn={draft ? textOf(draft, 'signedOn') : ''} />}
          <LinksPanel entity="meeting" id={id} sources={[{ entity: 'problem', field: 'meeting' }, { entity: 'meeting', field: 'previous' }, { entity: 'leave', field: 'meeting' }]} />
        </>
      ),
    },
    {
      key: 'agenda',
      label: titled('议程', count(agenda)),
      content: () => <ChildTable entity={entities.agenda} parent={parent} columns={['title', 'speaker', 'minutes', 'note']} paste={['title', 'speaker', 'minutes']} empty="还没有议程。可以逐项新增，也可以从表格粘贴。" />,
    },
    { key: 'people', label: titled('参会人员', count(attendance)), content: () => <AttendancePanel meeting={row} /> },
    {
      key: 'speech',
      label: titled('发言', count(speeches)),
      content: () => <ChildTable entity={entities.speech} parent={parent} columns={['speaker', 'duty', 'party', 'gist', 'advice']} paste={['speaker', 'duty', 'party', 'gist', 'advice']} empty="还没有发言记录。开会时用“会议记录”记得更快。" />,
    },
    {
      key: 'consensus',
      label: titled('共识与分歧', count(consensus)),
      content: () => (
        <>
          <ChildTable entity={entities.consensus} parent={parent} title="协商共识" columns={['text', 'topic']} where={[{ field: 'kind', op: 'isNot', value: 'consensusKind.dissent' }]} initial={{ kind: 'consensusKind.agreed' }} omit={['kind', 'by', 'handling']} empty="还没有记录共识" />
          <ChildTable entity={entities.consensus} parent={parent} title="不同意见" columns={['text', 'by', 'handling']} where={[{ field: 'kind', op: 'is', value: 'consensusKind.dissent' }]} initial={{ kind: 'consensusKind.dissent' }} omit={['kind']} empty="没有记录不同意见" />
        </>
      ),
    },
    { key: 'decision', label: titled('议定事项', count(decisions)), content: () => <DecisionsPanel meeting={row} /> },
    { key: 'minutes', label: '纪要', content: () => <MinutesSummary meeting={id} draft={draft} /> },
    { key: 'files', label: '附件', content: () => <FilesPanel subject={id} /> },
    { key: 'previous', label: '上次事项', content: () => <PreviousPanel meeting={row} /> },
    { key: 'history', label: '修改记录', content: () => <HistoryPanel entity="meeting" id={id} /> },
  ];
  const partOf = (key: string | undefined) => tabs.find((one) => one.key === key) ?? tabs[0];
  const shown = partOf(tab);
  const made = partOf(madeTab);
  const when = `${formatDay(heldOn)}（${weekdayName(heldOn)}）${textOf(row, 'startAt')}`;

  return (
    <DetailPage
      title={textOf(row, 'title')}
      number={textOf(row, 'number') || undefined}
      states={[
        cancelled ? { word: '已取消', tone: 'grey' as const } : heldOn > today ? { word: '计划中', tone: 'blue' as const } : { word: '已召开', tone: 'green' as const },
        ...(textOf(row, 'minutesNumber') !== '' ? [{ word: `纪要${textOf(row, 'minutesNumber')}`, tone: 'green' as const }] : []),
      ]}
      deadline={`${when}${textOf(row, 'location') === '' ? '' : `　${textOf(row, 'location')}`}`}
      back={{ href: hrefOf(['meetings']), text: '返回协商活动' }}
      actions={actions}
      next={known && step !== 'none' && !row.deleted ? { key: step, text: nextWords[step], onClick: doNext[step] } : undefined}
      nextNote={!known ? '' : cancelled ? '会议已取消' : textOf(row, 'minutesNumber') !== '' ? '纪要已签发' : row['light'] === true ? '已记录' : '等待开会'}
    >
      {row.deleted ? <div className="record-notice record-notice-bad" role="status">这次协商在回收站里，恢复以后才能修改。</div> : null}
      <RevealNotice entity={entities.meeting} row={row} />
      <TwoSidedPanel entity={entities.meeting} id={id} twoSided={detail.twoSided} />
      <StepsPanel meeting={row} />
      <div className="meeting-parts">
        <Tabs className="ui-tabs meeting-tabs" activeKey={shown?.key ?? ''} onChange={show} items={tabs.map(({ key, label }) => ({ key, label }))} />
        {shown === made ? null : <Opening words="正在打开…" here />}
      </div>
      {concealing && made && !openParts.has(made.key) ? <p className="ui-hint">这一部分写有姓名，显示姓名以后才能看。</p> : made?.content()}
      {dialog === 'notice' ? (
        <RecordDialog entity={entities.meeting} id={id} only={['noticeOn', 'noticeBy', 'materialsOn']} single title="发通知" okText="登记通知" onClose={() => setDialog(null)} onSaved={() => notify.done('已登记通知日期')} />
      ) : null}
      {dialog === 'cancel' ? (
        <RecordDialog entity={entities.meeting} id={id} only={['heldOn', 'startAt', 'cancelledOn', 'cancelReason']} single title="改期或取消" okText="登记" onClose={() => setDialog(null)} />
      ) : null}
    </DetailPage>
  );
}
