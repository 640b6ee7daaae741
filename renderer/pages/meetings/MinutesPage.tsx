import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { FindingsPanel } from '#renderer/pages/meetings/FindingsPanel.tsx';
import { numberOf, textOf, useParts } from '#renderer/pages/meetings/parts.ts';
import { RecordCheck } from '#renderer/pages/meetings/RecordCheck.tsx';
import { RevisionDrop } from '#renderer/pages/meetings/RevisionDrop.tsx';
import { SignDialog } from '#renderer/pages/meetings/SignDialog.tsx';
import { useVersions, VersionsPanel } from '#renderer/pages/meetings/VersionsPanel.tsx';
import { attempt } from '#renderer/record/attempt.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { isConcealed, useRevealed } from '#renderer/record/reveal.ts';
import { RevealNotice } from '#renderer/record/RevealNotice.tsx';
import { type Editor, RichEditor } from '#renderer/record/RichEditor.tsx';
import type { RecordFormState } from '#renderer/record/useRecordForm.ts';
import { ask } from '#renderer/bridge.ts';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { whileSaving } from '#renderer/state/saving.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FormField } from '#renderer/ui/FormField.tsx';
import { storeTypedText } from '#renderer/ui/useHotkeys.ts';

const drafting = (meeting: string) => attempt(() => whileSaving(ask('draftMinutes', { meeting })));

/** The minutes of a meeting: drafted from its record, edited, checked, signed, corrected. */
export function MinutesPage({ meeting, sign }: { meeting: string; sign: boolean }) {
  const record = useRecord('meeting', meeting);
  const list = useParts('minutes', meeting, false);
  const draft = list.value?.rows[0];
  const { ids: revealed } = useRevealed();
  const row = record.value?.row;
  if (!record.failure && !row) return <p className="ui-hint">正在读取…</p>;
  if (row && isConcealed(row, revealed)) return <RevealNotice entity={entities.meeting} row={row} />;
  return (
    <div className="meeting-page">
      <a className="ui-back" href={hrefOf(['meetings', meeting])}>
        ← 返回{textOf(row, 'title') || '协商活动'}
      </a>
      <h1>会议纪要</h1>
      {list.failure ? <p className="ui-refusal">{list.failure.message}</p> : null}
      {!list.value ? (
        <p className="ui-hint">正在读取…</p>
      ) : draft ? (
        <Editing key={draft.id} draft={draft} meeting={meeting} sign={sign} />
      ) : (
        <EmptyState sentence="还没有纪要。程序按会议记录、共识和议定事项写出初稿，您再修改。" newText="起草纪要" onNew={() => void drafting(meeting)} />
      )}
    </div>
  );
}

function Editing({ draft, meeting, sign }: { draft: Row; meeting: string; sign: boolean }) {
  const versions = useVersions(draft.id);
  const [correcting, setCorrecting] = useState(false);
  const signed = textOf(draft, 'number') !== '';
  const last = versions.at(-1);
  return (
    <>
      {signed && !correcting ? (
        <div className="record-notice" role="status">
          {last ? `第${numberOf(last, 'version')}稿已签发：${textOf(last, 'number')}，${textOf(last, 'signer')}，${textOf(last, 'signedOn')}。` : '已签发。'}
          <Button href={hrefOf(['preview', 'minutes', draft.id])}>预览签发稿</Button>
          <Button onClick={() => setCorrecting(true)}>更正，另出一稿</Button>
        </div>
      ) : (
        <DraftForm draft={draft} meeting={meeting} sign={sign} onSigned={() => setCorrecting(false)} />
      )}
      <VersionsPanel minutes={draft} />
    </>
  );
}

function DraftForm(props: { draft: Row; meeting: string; sign: boolean; onSigned: () => void }) {
  const { draft, meeting } = props;
  return (
    <RecordForm
      entity={entities.minutes}
      id={draft.id}
      single
      omit={['meeting', 'series', 'body']}
      submitText="保存草稿"
      onSaved={() => undefined}
      extra={(form) => <Body form={form} meeting={meeting} sign={props.sign} onSigned={props.onSigned} />}
    />
  );
}

function Body(props: { form: RecordFormState; meeting: string; sign: boolean; onSigned: () => void }) {
  const { form, meeting } = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [signing, setSigning] = useState(props.sign);
  const id = form.id ?? '';

  /** What is looked at or signed is what is stored: typed text is saved first. */
  const afterSaving = async (work: () => void) => {
    storeTypedText();
    if (!form.dirty || (await form.save()) !== null) work();
  };
  const again = async () => {
    const sure = await confirmAction({
      title: '按会议记录重新起草正文？',
      sentence: '现在的正文会被初稿替换。原来的正文留在“修改记录”里，可以找回。',
      verb: '重新起草',
      back: '保留现在的正文',
    });
    if (!sure) return;
    let saved = false;
    await afterSaving(() => {
      saved = true;
    });
    // What could not be saved is in no 修改记录 yet: it is not replaced.
    if (!saved) return;
    const made = await drafting(meeting);
    // The form holds what it loaded: it is opened anew with the new text.
    if (made) form.dropDraft();
  };

  return (
    <>
      <section className="ui-group">
        <div className="ui-section-head">
          <h2 className="ui-heading">正文</h2>
          <span className="ui-hint">标题的序号按层级自动编排，不用手打</span>
          <div className="ui-buttons">
            <Button onClick={() => void again()}>重新起草</Button>
            <Button onClick={() => void afterSaving(() => navigate(hrefOf(['preview', 'minutes', id])))}>预览</Button>
            <Button onClick={() => void afterSaving(() => navigate(hrefOf(['preview', 'approval', id])))}>签发单</Button>
            <Button type="primary" ghost onClick={() => void afterSaving(() => setSigning(true))}>
              签发
            </Button>
          </div>
        </div>
        <RevisionDrop minutes={id} afterSaving={afterSaving} onAdopted={() => form.dropDraft()}>
          <div className="meeting-body">
            <FormField name="body" label="正文" error={form.errors['body']} wide>
              <RichEditor label="纪要正文" value={textOf(form.values, 'body')} onChange={(value) => form.setValue('body', value === '' ? null : value)} onEditor={setEditor} />
            </FormField>
            <div className="meeting-checks">
              <FindingsPanel editor={editor} />
              <RecordCheck meeting={meeting} body={textOf(form.values, 'body')} />
            </div>
          </div>
        </RevisionDrop>
      </section>
      {signing ? <SignDialog minutes={id} onClose={() => setSigning(false)} onSigned={props.onSigned} /> : null}
    </>
  );
}
