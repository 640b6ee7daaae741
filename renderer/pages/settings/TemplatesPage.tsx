import '#renderer/pages/settings/templates.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { type PaperKind, paperKinds, paperNames, type TemplateEntry } from '#shared/contract/papers.ts';
import { Failure } from '#shared/failure.ts';
import { type TemplateTag, templateTags, writtenTag } from '#shared/papers/tags.ts';
import { ask, putFile, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { FontsSection } from '#renderer/pages/settings/FontsSection.tsx';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { FileInput } from '#renderer/ui/FileInput.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';
import { notify } from '#renderer/ui/notify.tsx';

/** The office's own Word templates: which are in use, and a page for each kind of paper. */
export function TemplatesPage(props: { parts: readonly string[] }) {
  const answer = useAsked('listTemplates', ['attachment'], () => ask('listTemplates', {}));
  const templates = answer.value?.templates ?? [];
  const kind = paperKinds.find((one) => one === props.parts[0]);
  if (kind) return <KindPage key={kind} kind={kind} entry={templates.find((one) => one.kind === kind)} />;
  return (
    <DetailPage title="文书模板" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <p className="ui-hint">各种文书都有按国家标准排好的版式。要用本单位自己的版式，就下载标准模板，在WPS里改好，再传上来；存Word时便用它。</p>
      <Section title="各种文书">
        <LinkList
          empty=""
          links={paperKinds.map((one) => {
            const own = templates.find((entry) => entry.kind === one)?.own;
            return {
              key: one,
              href: hrefOf(['settings', 'template', one]),
              title: paperNames[one],
              note: own?.name,
              state: own ? { word: '本单位模板', tone: 'green' as const } : { word: '标准版式', tone: 'grey' as const },
            };
          })}
        />
      </Section>
      <FontsSection />
    </DetailPage>
  );
}

/** A file that was chosen waits under its ticket, to be tried first and then kept. */
interface Chosen {
  name: string;
  ticket: string;
}

function KindPage({ kind, entry }: { kind: PaperKind; entry: TemplateEntry | undefined }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const own = entry?.own;

  /** Every mistake of the file is listed on the page, where it can be read beside WPS. */
  const look = (work: () => Promise<void>) => {
    setBusy(true);
    setProblems([]);
    void attempt(async () => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Failure) || error.fields.length === 0) throw error;
        setProblems(error.fields.map((field) => field.message));
      }
    }).finally(() => setBusy(false));
  };
  const take = (shipped: boolean) =>
    void attempt(async () => {
      const { ticket, name } = await ask('takeTemplate', { kind, shipped });
      await takeFile(ticket, name);
    });
  const choose = (file: File) => {
    look(async () => {
      const { ticket } = await putFile(file);
      setChosen({ name: file.name, ticket });
      await tryOut(ticket);
    });
  };
  const tryOut = async (ticket: string) => {
    const tried = await ask('tryTemplate', { kind, ticket });
    setProblems(tried.unknown);
    await takeFile(tried.ticket, tried.name);
    notify.done('已试填一份，请打开看看版式');
  };
  const keep = ({ ticket, name }: Chosen) =>
    look(async () => {
      await ask('putTemplate', { kind, ticket });
      setChosen(null);
      notify.done(`“${paperNames[kind]}”今后用“${name}”`);
    });
  const drop = async () => {
    const sure = await confirmAction({ title: `“${paperNames[kind]}”恢复用标准版式？`, sentence: '本单位的模板移入回收站，需要时可以找回。', verb: '恢复标准版式', back: '仍用本单位模板' });
    if (sure) await attempt(() => ask('dropTemplate', { kind }));
  };

  return (
    <DetailPage title={`${paperNames[kind]}模板`} back={{ href: hrefOf(['settings', 'template']), text: '文书模板' }} states={[own ? { word: '本单位模板', tone: 'green' } : { word: '标准版式', tone: 'grey' }]}>
      <Section
        title="模板文件"
        extra={
          <>
            <Button onClick={() => take(true)}>下载标准模板</Button>
            {own ? <Button onClick={() => take(false)}>下载本单位模板</Button> : null}
            {own ? <Button onClick={() => void drop()}>恢复标准版式</Button> : null}
            <Button type="primary" loading={busy} onClick={() => chooser.current?.click()}>
              选择改好的模板
            </Button>
          </>
        }
      >
        <FileInput ref={chooser} accept=".docx" hidden aria-label="选择模板文件" onFiles={([file]) => choose(file)} />
        <p>{own ? `现在用的是“${own.name}”，${own.at.slice(0, 10)}上传。` : '现在用的是标准版式。'}</p>
        {chosen ? (
          <p className="record-notice">
            已选“{chosen.name}”，还没有启用。
            <Button onClick={() => look(() => tryOut(chosen.ticket))} loading={busy}>
              再试填一份
            </Button>
            <Button type="primary" onClick={() => keep(chosen)} loading={busy} disabled={problems.length > 0}>
              启用这个模板
            </Button>
          </p>
        ) : null}
        {problems.length > 0 ? (
          <div className="ui-errors" role="alert">
            <strong>模板里有{problems.length}处要改，原来的模板没有变化：</strong>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </Section>
      <Section title="可用的标签" note="标签打在模板里，存Word时换成内容；半角、全角的花括号都可以">
        <TagTable tags={templateTags[kind]} />
      </Section>
    </DetailPage>
  );
}

function TagTable({ tags }: { tags: readonly TemplateTag[] }) {
  const rows = tags.flatMap((tag) => [{ tag, inner: false }, ...(tag.inner ?? []).map((one) => ({ tag: one, inner: true }))]);
  return (
    <table className="settings-tags">
      <thead>
        <tr>
          <th>标签</th>
          <th>意思</th>
          <th>例子</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tag, inner }, i) => (
          <tr key={i}>
            <td className={inner ? 'inner' : ''}>
              <code>{writtenTag(tag)}</code>
            </td>
            <td>{tag.meaning}{tag.form === 'list' ? '（每条重复一次）' : tag.form === 'block' ? '（要独占一段）' : ''}</td>
            <td>{tag.example}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
