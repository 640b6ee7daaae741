import '#renderer/pages/tables/tables.css';
import { Button } from 'antd';
import { useState } from 'react';
import { readSettings } from '#shared/defaults/settings.ts';
import { shippedTableWords } from '#shared/defaults/tableWords.ts';
import { entityOf, isEntityName, type EntityName } from '#shared/entities/index.ts';
import { tableKindOf, tableKinds, targetsOf } from '#shared/tables/kinds.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { saveRecords, useList } from '#renderer/state/records.ts';
import { hrefOf } from '#renderer/state/route.ts';
import { DetailPage, Section } from '#renderer/ui/DetailPage.tsx';
import { notify } from '#renderer/ui/notify.tsx';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

interface WordRow {
  key: string;
  label: string;
  of: string;
}

const split = (text: string): string[] => [...new Set(text.split(/[、，,；;]/).map((one) => one.trim()).filter((one) => one !== ''))];

/** What this county's sheets call columns and choices, beside the words that are shipped. */
export function WordsPage() {
  const [kind, setKind] = useState<EntityName>('member');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const byList = useChoiceStore((state) => state.byList);
  const list = useList({ entity: 'setting', limit: 1000 });
  if (!list.value) return <p role="status">正在打开…</p>;
  const { rows } = list.value;
  const own = readSettings(rows.map((row) => ({ key: String(row['key']), value: String(row['value'] ?? '') }))).tableWords;
  const found = tableKindOf(kind);
  const targets = found ? targetsOf(found) : [];
  const words: WordRow[] = [
    ...targets.map((target) => ({ key: `${kind}.${target.path}`, label: target.label, of: '栏目' })),
    ...targets.flatMap(({ field, label }) => (field.kind === 'choice' ? (byList.get(field.list) ?? []).filter((choice) => !choice.retired).map((choice) => ({ key: choice.id, label: choice.label, of: label })) : [])),
  ];
  const save = (): void =>
    void attempt(async () => {
      const next: Record<string, readonly string[]> = { ...own };
      for (const [key, text] of Object.entries(typed)) {
        const all = split(text);
        if (all.length > 0) next[key] = all;
        else delete next[key];
      }
      const row = rows.find((one) => one['key'] === 'tableWords');
      await saveRecords([{ entity: 'setting', id: row?.id ?? null, set: { ...(row ? {} : { key: 'tableWords' }), value: JSON.stringify(next) } }]);
      setTyped({});
      notify.done('已保存本县的叫法');
    });
  return (
    <DetailPage title="本县的叫法" back={{ href: hrefOf(['tables']), text: '导入旧表' }}>
      <Section title="旧表里栏目和选项的其他叫法" note="写上以后，导入时自动认得；多个用顿号分开。随报送文件下发到乡镇。" extra={<Button type="primary" disabled={Object.keys(typed).length === 0} onClick={save}>保存叫法</Button>}>
        <div className="tables-kind">
          <PinyinSelect label="哪一类表" clearable={false} value={kind} options={tableKinds.map(({ entity }) => ({ value: entity, label: entityOf(entity).label }))} onChange={(next) => next && isEntityName(next) && setKind(next)} />
        </div>
        <div className="tables-scroll tables-words">
          <table className="ui-plain-table">
            <thead>
              <tr>
                <th scope="col">栏目或选项</th>
                <th scope="col">已经认得的叫法</th>
                <th scope="col">本县的叫法</th>
              </tr>
            </thead>
            <tbody>
              {words.map(({ key, label, of }) => (
                <tr key={key}>
                  <td>
                    {label}
                    {of === '栏目' ? null : <span className="ui-hint">　{of}</span>}
                  </td>
                  <td className="ui-hint">{(shippedTableWords[key] ?? []).join('、')}</td>
                  <td>
                    <TextField label={`${label}本县的叫法`} limit={200} value={typed[key] ?? (own[key] ?? []).join('、')} onChange={(text) => setTyped({ ...typed, [key]: text })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </DetailPage>
  );
}
