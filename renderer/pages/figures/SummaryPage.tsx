import { Button, Input, Select } from 'antd';
import { editedNumbers } from '#shared/rules/figures/summary.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { Basis } from '#renderer/pages/figures/Basis.tsx';
import { IssueButton } from '#renderer/pages/figures/IssueButton.tsx';
import { counted, type Query, spanOf } from '#renderer/pages/figures/parts.ts';
import { PeriodBar } from '#renderer/pages/figures/PeriodBar.tsx';
import { SummaryText } from '#renderer/pages/figures/SummaryText.tsx';
import { useKeptTexts } from '#renderer/pages/figures/useKeptTexts.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { copyText } from '#renderer/record/copyRows.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { useYear } from '#renderer/state/year.ts';
import { notify } from '#renderer/ui/notify.tsx';

/** A paragraph ready to paste: each number leads to its rows; the words can be changed, changed numbers are said. */
export function SummaryPage(props: { query: Query }) {
  const { year } = useYear();
  const audience = props.query['audience'] ?? 'office';
  const span = { ...spanOf(props.query, year), audience };
  const key = JSON.stringify(span);
  const { value, failure } = useAsked(`getSummary ${key}`, counted, () => ask('getSummary', span));
  // What was typed belongs to the period, place and audience that it was typed for.
  const [own, setOwn, known] = useKeptTexts(key);
  const computed = value?.paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')) ?? [];
  const texts = own ?? computed;
  const changed = own === null ? [] : [...new Set(own.flatMap((text) => editedNumbers(value?.paragraphs.flat().map((piece) => ({ text: piece.text, figure: null })) ?? [], text)))];
  const copy = () =>
    void attempt(async () => {
      if (await copyText(texts.map((text) => `　　${text}`).join('\n'))) notify.done('已复制，可以粘贴到Word或WPS里');
      else notify.failure({ message: '系统不让复制，文字没有变化。', fix: '请改用“存Word”。' });
    });
  const save = () =>
    void attempt(async () => {
      if (!value) return;
      const basis = changed.length === 0 ? value.basis : [...value.basis, `以下数字由人工改过，与系统统计不一致：${changed.join('、')}。`];
      const { ticket, name } = await ask('makeSummaryDocx', { title: value.title, paragraphs: texts, basis });
      await takeFile(ticket, name);
      notify.done(`已存为${name}`);
    });
  return (
    <>
      <div className="figures-tools">
        <PeriodBar parts={['summary']} query={props.query} year={year} />
        <Select aria-label="写给谁" value={audience} options={(value?.audiences ?? [{ key: audience, label: '…' }]).map((one) => ({ value: one.key, label: one.label }))} onChange={(next: string) => navigate(hrefOf(['figures', 'summary'], { ...props.query, audience: next }), { replace: true })} popupMatchSelectWidth={false} />
        {own === null ? <Button disabled={computed.length === 0 || !known} onClick={() => setOwn(computed)}>修改文字</Button> : <Button onClick={() => setOwn(null)}>恢复为系统文字</Button>}
        <Button disabled={texts.length === 0} onClick={copy}>复制</Button>
        <IssueButton input={{ kind: 'summary', ...span, texts: own }} disabled={texts.length === 0} />
        <Button type="primary" disabled={texts.length === 0} onClick={save}>存Word</Button>
      </div>
      {failure ? <p className="ui-refusal" role="alert">{failure.message} {failure.fix}</p> : null}
      {value ? (
        <article className="figures-summary">
          <h2>{value.title}</h2>
          {computed.length === 0 ? <p>这一期没有可以写进综述的数据。可以在上面换一个时间或范围。</p> : null}
          {own === null
            ? <SummaryText paragraphs={value.paragraphs} />
            : own.map((text, i) => <Input.TextArea key={i} aria-label={`第${i + 1}段`} autoSize={{ minRows: 2 }} value={text} onChange={(event) => setOwn(own.map((one, at) => (at === i ? event.target.value : one)))} />)}
          {changed.length > 0 ? <p className="figures-changed" role="status">由人工改过、与系统统计不一致的数字：{changed.join('、')}。存Word时会注明。</p> : null}
          <Basis lines={value.basis} />
        </article>
      ) : failure ? null : <p className="ui-hint">正在起草…</p>}
    </>
  );
}
