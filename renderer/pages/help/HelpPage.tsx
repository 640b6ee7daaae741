import { guideChapters } from '#shared/guide.ts';
import { GuidePage, guidePdf } from '#renderer/pages/help/GuidePage.tsx';
import { KeysPage } from '#renderer/pages/help/KeysPage.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

const steps = [
  { key: 'tables', parts: ['tables'], title: '有旧的Excel台账，先导进来', note: '委员、村社区、单位、议事会、工作室、议题、协商、办理事项、日志、社情民意、提案都可以' },
  { key: 'place', parts: ['settings', 'place'], title: '1. 先录村（社区）、单位、议事会', note: '可以从Excel里整列复制，在“从表格粘贴”里粘进来' },
  { key: 'member', parts: ['members'], title: '2. 录委员名册', note: '姓名、界别、单位职务、电话' },
  { key: 'topic', parts: ['topics'], title: '3. 登记议题，筛选、审定', note: '“筛选台”里用数字键一件一件定' },
  { key: 'meeting', parts: ['meetings'], title: '4. 安排协商，打印通知和签到表', note: '开会时用“会议记录”，只用键盘也记得快' },
  { key: 'minutes', parts: ['meetings'], title: '5. 起草、签发纪要', note: '文号自动接着取，签发后议定事项自动成为办理事项' },
  { key: 'problem', parts: ['problems'], title: '6. 跟着办理事项走到销号', note: '工作台会提醒临期、逾期和久无进展的事' },
  { key: 'exchange', parts: ['exchange'], title: '7. 导出报送文件，接收回执', note: '收到回执，才算报到了县里' },
] as const;

/** The five-minute guide; `/guide/CHAPTER`: the user guide; `/keys`: every key. */
export function HelpPage({ parts }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  if (parts[0] === 'keys') return <KeysPage />;
  if (parts[0] === 'guide') return <GuidePage chapter={parts[1]} />;
  return (
    <DetailPage title="五分钟上手">
      <Section title="从头到尾走一遍" note="想先试一试，可以到“设置”里进入练习区，那里怎么改都不影响正式数据。">
        <LinkList empty="" links={steps.map(({ key, parts, title, note }) => ({ key, href: hrefOf([...parts]), title, note }))} />
      </Section>
      <Section title="使用手册" note="每件事一步一步怎么做，都配了图，不用联网。" extra={<a href={guidePdf.href} download={guidePdf.name}>存PDF，可以打印</a>}>
        <LinkList empty="" links={guideChapters.map(({ name, title }) => ({ key: name, href: hrefOf(['help', 'guide', name]), title }))} />
      </Section>
      <Section title="快捷键">
        <p>
          只用键盘也能做完全部工作。<a href={hrefOf(['help', 'keys'])}>看全部快捷键</a>
        </p>
      </Section>
      <Section title="请放心">
        <p>写到一半没有保存的内容会自动留着，停电、死机后再打开还在。删掉的记录在“设置→回收站”里，随时可以恢复。每次修改都记着谁、什么时候、改了什么。</p>
        <p><strong>涉密信息不得录入本程序。</strong>工作秘密、个人隐私也请只记办事用得着的。</p>
      </Section>
    </DetailPage>
  );
}
