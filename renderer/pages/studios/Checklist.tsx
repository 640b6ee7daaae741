import type { Row } from '#shared/contract/records.ts';
import { AttachmentCard } from '#renderer/record/AttachmentCard.tsx';
import { idsIn } from '#renderer/record/fieldText.ts';
import { usePreviews } from '#renderer/record/usePreviews.ts';
import { useChoices } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** How the studio stands by the county's standard, each item with the photos that prove it. */
export function Checklist({ row }: { row: Row }) {
  const held = [...idsIn(row['checklist']), ...idsIn(row['wall'])];
  const standard = useChoices('studioChecklist', idsIn(row['checklist']));
  const wall = useChoices('studioWall', idsIn(row['wall']));
  const files = useList({ entity: 'attachment', where: [{ field: 'subject', op: 'is', value: row.id }, { field: 'checkItem', op: 'filled', value: null }], limit: 200 });
  const rows = files.value?.rows ?? [];
  const previews = usePreviews(rows);
  const missing = [...standard, ...wall].filter((one) => !held.includes(one.id));
  const unproved = standard.filter((one) => held.includes(one.id) && !rows.some((file) => file['checkItem'] === one.id));
  const list = (title: string, choices: typeof standard) => (
    <div className="studios-check">
      <span className="studios-check-title">{title}：</span>
      {choices.map((one) => (
        <StateTag key={one.id} word={held.includes(one.id) ? `✓ ${one.label}` : `缺 ${one.label}`} tone={held.includes(one.id) ? 'green' : 'orange'} />
      ))}
    </div>
  );
  const words = [missing.length === 0 ? '都已达到' : `还缺${missing.length}项：${missing.map((one) => one.label).join('、')}`, unproved.length === 0 ? '' : `没有照片：${unproved.map((one) => one.label).join('、')}`];
  return (
    <Section title="建设标准" note={words.filter((one) => one !== '').join('；')} extra={<a href={hrefOf(['studios', row.id, 'edit'])}>修改</a>}>
      {list('标准', standard)}
      {list('上墙', wall)}
      {standard.map((one) => {
        const own = rows.filter((file) => file['checkItem'] === one.id);
        return own.length === 0 ? null : (
          <div key={one.id}>
            <p className="studios-check-title">{one.label}</p>
            <ul className="attach-grid">{own.map((file) => <AttachmentCard key={file.id} row={file} names={files.value?.names ?? {}} preview={previews[file.id] ?? ''} trouble="" readOnly />)}</ul>
          </div>
        );
      })}
      {unproved.length > 0 ? <p className="ui-hint">照片加在下面的“附件”里，点“说明”选对应的标准，就会显示在这里。</p> : null}
    </Section>
  );
}
