import { Button } from 'antd';
import { useState } from 'react';
import { attempt } from '#renderer/record/attempt.ts';
import { switchPractice, useSession } from '#renderer/state/session.ts';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';
import { Section } from '#renderer/ui/DetailPage.tsx';

/** The way into the practice area, and back. */
export function PracticeSection() {
  const practice = useSession()?.practice === true;
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    if (!practice && !(await confirmAction({ title: '进入练习区', verb: '进入练习区', sentence: '练习区是一个编出来的县，怎么改都不影响正式数据。第一次进入要准备几秒钟。' }))) return;
    setBusy(true);
    await attempt(() => switchPractice(!practice));
    setBusy(false);
  };
  return (
    <Section title="练习区" note="用编出来的一个县试着做，和正式数据互不相干；打印出来的纸上有“练习”字样。">
      <Button loading={busy} onClick={() => void go()}>
        {practice ? '退出练习，回到正式数据' : '进入练习区'}
      </Button>
    </Section>
  );
}
