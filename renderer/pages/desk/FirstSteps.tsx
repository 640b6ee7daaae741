import { hrefOf } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

const steps = [
  { key: 'tables', href: hrefOf(['tables']), title: '导入旧的Excel台账、名册', note: '原样拿来，先看再存，随时可以整批撤回' },
  { key: 'receive', href: hrefOf(['exchange']), title: '接收发来的文件', note: '开通文件、基础资料、下发的事项' },
  { key: 'topic', href: hrefOf(['topics', 'new']), title: '登记第一个议题', note: '群众反映的、走访看到的，先记下来' },
  { key: 'help', href: hrefOf(['help']), title: '五分钟上手', note: '一件事从登记到销号怎么走' },
];

/** What an office does first that has nothing yet; gone with its first record. */
export function FirstSteps() {
  return (
    <Section title="从这里开始">
      <LinkList empty="" links={steps} />
    </Section>
  );
}
