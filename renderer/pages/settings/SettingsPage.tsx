import { entityNames } from '#shared/entities/index.ts';
import { CalendarPages } from '#renderer/pages/settings/CalendarPages.tsx';
import { ChoicePages } from '#renderer/pages/settings/ChoicePages.tsx';
import { CouncilPages } from '#renderer/pages/settings/CouncilPages.tsx';
import { MemberPages } from '#renderer/pages/settings/MemberPages.tsx';
import { OrganisationPages } from '#renderer/pages/settings/OrganisationPages.tsx';
import { PlacePages } from '#renderer/pages/settings/PlacePages.tsx';
import { StudioPages } from '#renderer/pages/settings/StudioPages.tsx';
import { RecycleBin } from '#renderer/record/RecycleBin.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

const sections = [
  { key: 'place', title: '村（社区）', note: '乡镇、村、社区、小区，以及撤并沿革', Shown: PlacePages },
  { key: 'organisation', title: '单位', note: '承办、配合单位及其联系人', Shown: OrganisationPages },
  { key: 'member', title: '委员名册', note: '委员本人、界别、任职与荣誉', Shown: MemberPages },
  { key: 'council', title: '协商议事会', note: '各级议事会及其成员', Shown: CouncilPages },
  { key: 'studio', title: '委员工作室', note: '工作室（站）及其成员', Shown: StudioPages },
  { key: 'choice', title: '选项清单', note: '渠道、类别、品牌等可选内容，可按本县的叫法修改、停用', Shown: ChoicePages },
  { key: 'holiday', title: '放假调休', note: '计算工作日期限时用', Shown: CalendarPages },
  { key: 'bin', title: '回收站', note: '删除的记录，随时可以恢复', Shown: Bin },
] as const;

function Bin() {
  return (
    <DetailPage title="回收站" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <RecycleBin entities={entityNames.filter((name) => name !== 'site' && name !== 'setting')} />
    </DetailPage>
  );
}

/** What is set up once and looked after now and then: basic records, words, calendar, recycle bin. */
export function SettingsPage(props: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [name, ...parts] = props.parts;
  const section = sections.find((one) => one.key === name);
  if (section) return <section.Shown parts={parts} />;
  return (
    <DetailPage title="设置">
      <Section title="基础资料">
        <LinkList empty="" links={sections.map(({ key, title, note }) => ({ key, href: hrefOf(['settings', key]), title, note }))} />
      </Section>
    </DetailPage>
  );
}
