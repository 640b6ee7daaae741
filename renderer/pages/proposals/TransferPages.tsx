import { entityOf } from '#shared/entities/index.ts';
import { EntityPages } from '#renderer/record/EntityPages.tsx';
import { useRecord } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { useToday } from '#renderer/state/session.ts';

/** `#/proposals/conversion`: what passes between the conference and the procuratorate, both ways. `new?proposal=ID` begins from one. */
export function TransferPages({ parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> }) {
  const today = useToday();
  const source = useRecord('proposal', query['proposal'] ?? null);
  if (query['proposal'] !== undefined && !source.value && !source.failure) return <p className="ui-hint">正在读取…</p>;
  const row = source.value?.row;
  return (
    <EntityPages
      entity={entityOf('transfer')}
      title="检察建议衔接转化"
      base={['proposals', 'conversion']}
      parts={parts}
      note={<a href={hrefOf(['figures', 'ledger', 'conversion'])}>台账（打印、存Excel）</a>}
      tabs={[
        { key: 'all', label: '全部', where: [] },
        { key: 'out', label: '提案转检察机关', where: [{ field: 'direction', op: 'is', value: 'transferDirection.toProcuratorate' }] },
        { key: 'in', label: '检察建议转提案', where: [{ field: 'direction', op: 'is', value: 'transferDirection.toConference' }] },
        { key: 'waiting', label: '待反馈', where: [{ field: 'answeredOn', op: 'is', value: null }] },
      ]}
      filters={['direction', 'area', 'verdict', 'sentOn']}
      sort={{ field: 'sentOn', down: true }}
      initial={{
        sentOn: today,
        direction: row ? 'transferDirection.toProcuratorate' : 'transferDirection.toConference',
        ...(row ? { title: row['title'] ?? null, fromProposal: row.id, clue: row['reason'] ?? null, place: row['place'] ?? null } : {}),
      }}
      check={(values) => (values['verdict'] === 'transferVerdict.none' && !values['reason'] ? [{ field: 'reason', message: '不予转化的，请写理由。' }] : [])}
    />
  );
}
