import { Button } from 'antd';
import { useState } from 'react';
import type { CheckFinding } from '#shared/contract/backup.ts';
import type { Output } from '#shared/contract.ts';
import { entityOf, isEntityName } from '#shared/entities/index.ts';
import { ask, takeFile } from '#renderer/bridge.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { shownSize } from '#renderer/record/restoring.ts';
import { useAsked } from '#renderer/state/asked.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useSession } from '#renderer/state/session.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { LinkList } from '#renderer/ui/LinkList.tsx';

type Checked = Output<'checkIntegrity'>;

/** Is the data sound, how much room does it take, and what to hand to someone who helps. */
export function MaintenancePage() {
  const session = useSession();
  const use = useAsked('getStorageUse', ['backup', 'attachment'], () => ask('getStorageUse', {})).value;
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    setBusy(true);
    const result = await attempt(() => ask('checkIntegrity', {}));
    if (result) setChecked(result);
    setBusy(false);
  };
  const exportLog = () =>
    void attempt(async () => {
      const { ticket, name } = await ask('exportLog', {});
      await takeFile(ticket, name);
    });
  return (
    <DetailPage
      title="数据检查和维护"
      back={{ href: hrefOf(['settings']), text: '设置' }}
      next={{ key: 'check', text: busy ? '正在检查…' : '检查数据', disabled: busy, onClick: () => void check() }}
    >
      <Section title="数据检查" note="逐项核对数据文件、记录之间的联系、附件和办理状态，检查时可以照常工作">
        {checked ? <CheckedFacts checked={checked} /> : <p className="ui-hint">{busy ? '正在检查，附件多时要几分钟…' : '还没有检查。平时不用管；提示数据有问题时，点右上角“检查数据”。'}</p>}
      </Section>
      <Section title="占用空间">
        {use ? (
          <Facts
            facts={[
              { label: '数据文件', value: shownSize(use.database + use.log) },
              { label: '附件', value: `${shownSize(use.attachments)}（${use.attachmentCount}个）` },
              { label: '备份', value: shownSize(use.backups) },
              { label: '磁盘剩余', value: use.free === null ? '' : shownSize(use.free) },
              { label: '数据文件夹', value: use.folder, wide: true },
              { label: '程序版本', value: session?.version ?? '' },
            ]}
          />
        ) : null}
        <div className="ui-buttons">
          <Button onClick={() => void attempt(() => ask('openDataFolder', {}))}>打开数据文件夹</Button>
          <Button href={hrefOf(['settings', 'backup'])}>备份和恢复</Button>
        </div>
      </Section>
      <Section title="给维护人员的日志" note="只有程序出错的技术信息，没有您填写的内容">
        <Button onClick={exportLog}>导出日志</Button>
      </Section>
    </DetailPage>
  );
}

function CheckedFacts({ checked }: { checked: Checked }) {
  const { database, refs, attachments, folds } = checked;
  const sound = database.length === 0 && attachments.missing.length === 0 && attachments.damaged.length === 0 && folds.total === 0;
  return (
    <>
      <div className={sound ? 'record-notice' : 'record-notice record-notice-bad'} role="status">
        {sound ? `检查完了，${checked.records}条记录都没有问题。` : '检查完了，有下面这些问题。数据没有被改动。'}
      </div>
      <Facts
        facts={[
          { label: '数据文件', value: database.length === 0 ? '完好' : `有${database.length}处损坏，请从备份恢复` },
          { label: '记录的联系', value: refs.total === 0 ? '完好' : `${refs.total}处指向本机没有的记录（下级单位没有全部资料时属正常）` },
          { label: '附件', value: attachments.missing.length + attachments.damaged.length === 0 ? `${attachments.named}个都在` : `缺${attachments.missing.length}个，损坏${attachments.damaged.length}个` },
          { label: '没有用到的文件', value: attachments.unused === 0 ? '没有' : `${attachments.unused}个，${shownSize(attachments.unusedBytes)}` },
          { label: '办理状态', value: folds.total === 0 ? '和办理记录一致' : `${folds.total}条不一致` },
        ]}
      />
      <Findings title="缺少或损坏的附件" findings={[...attachments.missing, ...attachments.damaged]} />
      <Findings title="状态和办理记录不一致" findings={folds.findings} />
    </>
  );
}

function Findings(props: { title: string; findings: readonly CheckFinding[] }) {
  if (props.findings.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <LinkList
        empty=""
        links={props.findings.map(({ entity, id, title, what }) => ({
          key: id,
          href: (isEntityName(entity) ? recordHref(entity, id) : null) ?? '#/',
          title: title || (isEntityName(entity) ? entityOf(entity).label : entity),
          note: what,
        }))}
      />
    </>
  );
}
