import { Button } from 'antd';
import { useState } from 'react';
import { entityOf } from '#shared/entities/index.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { PasteDialog } from '#renderer/record/PasteDialog.tsx';
import { presetList } from '#renderer/state/listView.ts';
import { recordHref } from '#renderer/state/recordHref.ts';
import { useList } from '#renderer/state/records.ts';
import { hrefOf, navigate } from '#renderer/state/route.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { LogTotals } from '#renderer/pages/studios/LogTotals.tsx';
import { pasteFields } from '#renderer/pages/studios/logFields.ts';

const shownAtFirst = 10;
const columns = ['heldOn', 'title', 'kind', 'members', 'people', 'matters', 'done', 'money'];

/** The latest logs of one studio and what all of them add up to; the rest is one click away. */
export function StudioLogs({ studio }: { studio: string }) {
  const entity = entityOf('log');
  const [pasting, setPasting] = useState(false);
  const where = [{ field: 'studio', op: 'is' as const, value: studio }];
  const { value } = useList({ entity: 'log', where, sort: [{ field: 'heldOn', down: true }], limit: shownAtFirst });
  const rows = value?.rows ?? [];
  const all = () => {
    presetList('log', { filters: { studio: [studio] } });
    navigate(hrefOf(['studios', 'logs']));
  };
  return (
    <Section
      title="日志"
      note={value && value.total > rows.length ? `共${value.total}条，这里是最近的${rows.length}条` : undefined}
      extra={
        <>
          {value && value.total > 0 ? <Button onClick={all}>全部日志</Button> : null}
          <Button onClick={() => setPasting(true)}>从表格粘贴</Button>
          <Button onClick={() => navigate(hrefOf(['studios', 'log', 'new'], { studio }))}>记日志</Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="ui-hint">{value ? '还没有日志。' : '正在读取…'}</p>
      ) : (
        <>
          <LogTotals where={where} />
          <div className="record-scroll">
            <table className="record-table" aria-label="日志">
              <thead>
                <tr>
                  {columns.map((key) => (
                    <th key={key}>{entity.fields[key]?.label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    {columns.map((key) => {
                      const field = entity.fields[key];
                      const text = field ? <FieldText field={field} value={row[key]} names={value?.names ?? {}} /> : null;
                      return (
                        <td key={key} className={field?.kind === 'number' ? 'record-number' : undefined}>
                          {key === 'title' ? <a href={recordHref('log', row.id) ?? '#/'}>{text}</a> : text}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {pasting ? <PasteDialog entity={entity} fields={pasteFields} preset={{ studio }} onClose={() => setPasting(false)} /> : null}
    </Section>
  );
}
