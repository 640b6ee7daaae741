import { useSession } from '#renderer/state/session.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';

/** Version, and where the data are. */
export function AboutSection() {
  const session = useSession();
  if (!session) return null;
  return (
    <Section title="关于">
      <Facts
        facts={[
          { label: '版本', value: session.version },
          { label: '数据文件夹', value: session.dataFolder, wide: true },
          { label: '提醒', value: '涉密信息不得录入本程序。', wide: true },
        ]}
      />
    </Section>
  );
}
