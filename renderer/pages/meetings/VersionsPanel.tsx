import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { entities } from '#shared/entities/index.ts';
import { numberOf, textOf } from '#renderer/pages/meetings/parts.ts';
import { VersionDiff } from '#renderer/pages/meetings/VersionDiff.tsx';
import { draftText, versionText } from '#renderer/pages/meetings/versionText.ts';
import { RecordDialog } from '#renderer/record/RecordDialog.tsx';
import { useList } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';

/** The signed versions of minutes in their order. */
export function useVersions(minutes: string | null): readonly Row[] {
  const list = useList(minutes === null ? null : { entity: 'minutesVersion', where: [{ field: 'minutes', op: 'is', value: minutes }], limit: 500 });
  return (list.value?.rows ?? []).toSorted((a, b) => numberOf(a, 'version') - numberOf(b, 'version'));
}

interface Compared {
  title: string;
  before: string;
  after: string;
}

/** What was signed: number, signer, day; each version readable, and what a later one changed. */
export function VersionsPanel({ minutes }: { minutes: Row }) {
  const versions = useVersions(minutes.id);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [voiding, setVoiding] = useState<string | null>(null);
  const last = versions.at(-1);
  const standing = versions.findLast((one) => textOf(one, 'voidedOn') === '');
  const numbers = new Map(versions.map((one) => [one.id, textOf(one, 'number')]));
  if (versions.length === 0) return null;
  return (
    <Section
      title="签发稿"
      note={`${versions.length}稿，签发以后不能改动，需要改的另出一稿更正`}
      extra={last ? <Button onClick={() => setCompared({ title: `草稿与第${numberOf(last, 'version')}稿的不同`, before: versionText(last), after: draftText(minutes) })}>草稿与签发稿比较</Button> : null}
    >
      <table className="record-table" aria-label="签发稿">
        <thead>
          <tr>
            <th>第几稿</th>
            <th>文号</th>
            <th>签发人</th>
            <th>签发日期</th>
            <th>情况</th>
            <th className="record-table-acts" aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {versions.map((row, i) => {
            const before = versions[i - 1];
            const voided = textOf(row, 'voidedOn') !== '';
            return (
              <tr key={row.id}>
                <td>第{numberOf(row, 'version')}稿</td>
                <td>{textOf(row, 'number')}</td>
                <td>{textOf(row, 'signer')}</td>
                <td>{textOf(row, 'signedOn')}</td>
                <td>
                  {voided ? <StateTag word={`已作废（${textOf(row, 'voidReason') || textOf(row, 'voidedOn')}）`} tone="grey" /> : row === standing ? <StateTag word="现行" tone="green" /> : <StateTag word="已被更正" tone="grey" />}
                </td>
                <td className="record-table-acts">
                  <Button size="small" type="link" href={hrefOf(['preview', 'minutes', row.id])}>
                    查看
                  </Button>
                  {before ? (
                    <Button size="small" type="link" onClick={() => setCompared({ title: `第${numberOf(row, 'version')}稿改了什么`, before: versionText(before), after: versionText(row) })}>
                      与上一稿比较
                    </Button>
                  ) : null}
                  {voided ? null : (
                    <Button size="small" type="link" danger onClick={() => setVoiding(row.id)}>
                      作废
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {compared ? <VersionDiff {...compared} onClose={() => setCompared(null)} /> : null}
      {voiding ? (
        <RecordDialog
          entity={entities.minutesVersion}
          id={voiding}
          only={['voidedOn', 'voidReason']}
          single
          title="作废这一稿"
          head={<p className="ui-hint">{`如果没有别的稿子还在用“${numbers.get(voiding) ?? ''}”，这个文号一并作废，仍列在已用文号里，以后不会再用。日期可以写“今天”。`}</p>}
          okText="作废这一稿"
          onClose={() => setVoiding(null)}
        />
      ) : null}
    </Section>
  );
}
