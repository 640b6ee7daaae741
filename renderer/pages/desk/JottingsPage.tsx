import { entityOf } from '#shared/entities/index.ts';
import { RecordForm } from '#renderer/record/RecordForm.tsx';
import { RecordList } from '#renderer/record/RecordList.tsx';
import { RecordPage } from '#renderer/record/RecordPage.tsx';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';

const jotting = entityOf('jotting');

/** What a jotting can become: the form that begins with its words. */
function targets(id: string): { key: string; text: string; href: string }[] {
  return [
    { key: 'topic', text: '转为议题', href: hrefOf(['topics', 'new'], { jotting: id }) },
    { key: 'problem', text: '转为办理事项', href: hrefOf(['problems', 'new'], { jotting: id }) },
    { key: 'opinion', text: '转为社情民意', href: hrefOf(['opinions', 'new'], { jotting: id }) },
    { key: 'log', text: '转为工作室日志', href: hrefOf(['studios', 'log', 'new'], { jotting: id }) },
  ];
}

/** What was jotted down, and its sorting into topics, problems, opinions and logs. */
export function JottingsPage({ parts }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [id, edit] = parts;
  const list = hrefOf(['jottings']);
  if (id === undefined) {
    return (
      <RecordList
        entity={jotting}
        title="记下的事"
        tabs={[
          { key: 'open', label: '待归类', where: [{ field: 'became', op: 'is', value: null }, { field: 'answer', op: 'is', value: null }] },
          { key: 'answered', label: '当场答复', where: [{ field: 'answer', op: 'filled', value: null }] },
          { key: 'sorted', label: '已归类', where: [{ field: 'became', op: 'filled', value: null }] },
        ]}
        sort={{ field: 'on', down: true }}
        filters={['place', 'on']}
        rowHref={(row) => recordHref('jotting', row.id) ?? list}
      />
    );
  }
  if (edit === 'edit') {
    const back = (): void => navigate(hrefOf(['jottings', id]));
    return <RecordForm entity={jotting} id={id} onSaved={back} onCancel={back} single />;
  }
  return (
    <RecordPage
      entity={jotting}
      id={id}
      back={{ href: list, text: '记下的事' }}
      editHref={hrefOf(['jottings', id, 'edit'])}
      actions={({ row }) => (row['became'] ? [] : targets(id).map(({ key, text, href }) => ({ key, text, onClick: () => navigate(href) })))}
    />
  );
}
