import { Button } from 'antd';
import type { Row } from '#shared/contract/records.ts';
import { parseRichText, plainText } from '#shared/richText.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { VersionsPanel } from '#renderer/pages/meetings/VersionsPanel.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** The minutes as they stand: the draft in short, the signed versions. */
export function MinutesSummary({ meeting, draft }: { meeting: string; draft: Row | undefined }) {
  const edit = hrefOf(['meetings', meeting, 'minutes']);
  if (!draft) {
    return (
      <Section title="会议纪要" extra={<Button href={edit} type="primary">起草纪要</Button>}>
        <p className="ui-hint">还没有起草。起草时，程序按会议记录写出初稿，您再修改。</p>
      </Section>
    );
  }
  const text = plainText(parseRichText(textOf(draft, 'body') || null));
  return (
    <>
      <Section
        title={textOf(draft, 'title')}
        note={textOf(draft, 'number') === '' ? '草稿，还没有签发' : textOf(draft, 'number')}
        extra={
          <>
            <Button href={hrefOf(['preview', 'minutes', draft.id])}>预览</Button>
            <Button href={edit}>{textOf(draft, 'number') === '' ? '修改和签发' : '查看和更正'}</Button>
          </>
        }
      >
        <p className="record-memo meeting-draft">{text.length > 600 ? `${text.slice(0, 600)}……` : text}</p>
      </Section>
      <VersionsPanel minutes={draft} />
    </>
  );
}
