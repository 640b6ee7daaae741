import { entityNames } from '#shared/entities/index.ts';
import { AboutSection } from '#renderer/pages/settings/AboutSection.tsx';
import { BackupPage } from '#renderer/pages/settings/BackupPage.tsx';
import { DesktopNotesSection } from '#renderer/pages/settings/DesktopNotesSection.tsx';
import { HolidayPages } from '#renderer/pages/settings/HolidayPages.tsx';
import { ChoicePages } from '#renderer/pages/settings/ChoicePages.tsx';
import { CouncilPages } from '#renderer/pages/settings/CouncilPages.tsx';
import { LightsPage } from '#renderer/pages/settings/LightsPage.tsx';
import { MaintenancePage } from '#renderer/pages/settings/MaintenancePage.tsx';
import { OfficePage } from '#renderer/pages/settings/OfficePage.tsx';
import { FilesTakenPage } from '#renderer/pages/settings/FilesTakenPage.tsx';
import { PasswordPage } from '#renderer/pages/settings/PasswordPage.tsx';
import { PeoplePage } from '#renderer/pages/settings/PeoplePage.tsx';
import { OrganisationPages } from '#renderer/pages/settings/OrganisationPages.tsx';
import { PlacePages } from '#renderer/pages/settings/PlacePages.tsx';
import { PracticeSection } from '#renderer/pages/settings/PracticeSection.tsx';
import { RulesPage } from '#renderer/pages/settings/RulesPage.tsx';
import { SeriesPages } from '#renderer/pages/settings/SeriesPages.tsx';
import { TemplatesPage } from '#renderer/pages/settings/TemplatesPage.tsx';
import { UpdatePage } from '#renderer/pages/settings/UpdatePage.tsx';
import { RecycleBin } from '#renderer/record/RecycleBin.tsx';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

interface SettingsPart {
  key: string;
  title: string;
  note: string;
  Shown: (props: { parts: readonly string[] }) => React.ReactNode;
}

const office: readonly SettingsPart[] = [
  { key: 'office', title: '本单位和姓名', note: '纸上用的单位名称，修改记在谁的名下', Shown: OfficePage },
  { key: 'rules', title: '期限、提醒和计分', note: '久无进展、会前通知、纪要报送等的天数，社情民意采用的分值', Shown: RulesPage },
  { key: 'lights', title: '三色灯', note: '正常、临期、逾期的叫法和颜色，从什么时候起亮', Shown: LightsPage },
  { key: 'series', title: '文号序列', note: '各类文号，以及已经用过的号', Shown: SeriesPages },
  { key: 'template', title: '文书模板', note: '纪要、通知、签到表等用本单位自己的Word版式', Shown: TemplatesPage },
  { key: 'holiday', title: '放假调休', note: '推算工作日期限时用', Shown: HolidayPages },
];
const records: readonly SettingsPart[] = [
  { key: 'place', title: '村（社区）', note: '乡镇、村、社区、小区，以及撤并沿革', Shown: PlacePages },
  { key: 'organisation', title: '单位', note: '承办、配合单位及其联系人', Shown: OrganisationPages },
  { key: 'council', title: '协商议事会', note: '各级议事会及其成员', Shown: CouncilPages },
  { key: 'choice', title: '选项清单', note: '渠道、类别、品牌等可选内容，可按本县的叫法修改、停用', Shown: ChoicePages },
  { key: 'bin', title: '回收站', note: '删除的记录，随时可以恢复', Shown: Bin },
];
const care: readonly SettingsPart[] = [
  { key: 'backup', title: '备份和恢复', note: '自动备份、U盘上的第二份、从备份恢复', Shown: BackupPage },
  { key: 'people', title: '人员和锁屏', note: '几个人合用一台电脑时：谁改的、PIN、离开时锁屏', Shown: PeoplePage },
  { key: 'password', title: '数据密码', note: '给数据文件夹加密码，电脑丢了别人也看不到', Shown: PasswordPage },
  { key: 'taken', title: '取出文件的记录', note: '谁在什么时候导出了什么', Shown: FilesTakenPage },
  { key: 'update', title: '升级程序', note: '用U盘上的升级文件换成新版本', Shown: UpdatePage },
  { key: 'maintenance', title: '数据检查和维护', note: '数据是否完好、占用空间、打开数据文件夹、导出日志', Shown: MaintenancePage },
];

function Bin() {
  return (
    <DetailPage title="回收站" back={{ href: hrefOf(['settings']), text: '设置' }}>
      <RecycleBin entities={entityNames.filter((name) => name !== 'site' && name !== 'setting')} />
    </DetailPage>
  );
}

const linksTo = (parts: readonly SettingsPart[]) => parts.map(({ key, title, note }) => ({ key, href: hrefOf(['settings', key]), title, note }));

/** What is set up once and looked after now and then: the office, its terms and numbers, basic records, practice. */
export function SettingsPage(props: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const [name, ...parts] = props.parts;
  const chosen = [...office, ...records, ...care].find((one) => one.key === name);
  if (chosen) return <chosen.Shown parts={parts} />;
  return (
    <DetailPage title="设置">
      <Section title="本单位">
        <LinkList empty="" links={[...linksTo(office), { key: 'handOver', href: hrefOf(['preview', 'handOver', 'office'], { back: 'settings' }), title: '工作移交清单', note: '换人接手时打印：没办完的事、期限、文号、资料' }]} />
      </Section>
      <Section title="基础资料">
        <LinkList
          empty=""
          links={[
            ...linksTo(records),
            { key: 'tables', href: hrefOf(['tables']), title: '导入旧表', note: '把以前的Excel台账、名册搬进来；认栏目、认日期，错的退回到您的表里' },
            { key: 'past', href: hrefOf(['tables', 'past']), title: '以前的导入', note: '每次导入了什么，可以整次撤销' },
            { key: 'words', href: hrefOf(['tables', 'words']), title: '旧表里的叫法', note: '本县的表把栏目、选项叫什么，写上以后自动认得' },
          ]}
        />
      </Section>
      <Section title="数据安全">
        <LinkList empty="" links={linksTo(care)} />
      </Section>
      <DesktopNotesSection />
      <PracticeSection />
      <AboutSection />
    </DetailPage>
  );
}
