import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Names, Row } from '#shared/contract/records.ts';
import { namedIn } from '#renderer/pages/members/termState.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import { pinyinMatch } from '#renderer/ui/pinyinMatch.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

export interface TermWhoProps {
  serving: readonly Row[];
  names: Names;
  leaving: Readonly<Record<string, string | null>>;
  onChange: (leaving: Record<string, string | null>) => void;
}

/** Who stays and who goes, one by one or by a list of names; and who takes over the seats of who goes. */
export function TermWho({ serving, names, leaving, onChange }: TermWhoProps) {
  const [search, setSearch] = useState('');
  const [list, setList] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const people = serving.map((row) => ({ id: row.id, name: String(row['name']) }));
  const staying = people.filter((one) => !Object.hasOwn(leaving, one.id));
  const shown = serving.filter((row) => pinyinMatch(`${String(row['name'])}${names[String(row['sector'] ?? '')] ?? ''}${String(row['employer'] ?? '')}`, search));
  const goes = (id: string, on: boolean) => {
    const { [id]: _, ...others } = leaving;
    // Who goes takes over from nobody.
    const kept = Object.fromEntries(Object.entries(others).map(([who, heir]) => [who, heir === id ? null : heir]));
    onChange(on ? { ...kept, [id]: null } : kept);
  };
  const take = (stay: boolean) => {
    const found = namedIn(list, people);
    const gone = stay ? people.filter((one) => !found.ids.includes(one.id)).map((one) => one.id) : found.ids;
    setUnknown(found.unknown);
    onChange(Object.fromEntries(gone.map((id) => [id, leaving[id] ?? null])));
  };
  return (
    <Section title="去留和接替" note={`现任${serving.length}人：留任${staying.length}人，离任${serving.length - staying.length}人。没有勾选离任的都留任，他们的下沉、工作室、议事会成员都照旧`}>
      <details>
        <summary>按名单勾选</summary>
        <MemoField label="名单" rows={3} value={list} onChange={setList} placeholder="把名单粘贴在这里，用空格、顿号或换行分开" />
        <div className="ui-buttons">
          <Button disabled={list.trim() === ''} onClick={() => take(true)}>这是留任名单</Button>
          <Button disabled={list.trim() === ''} onClick={() => take(false)}>这是离任名单</Button>
        </div>
        {unknown.length > 0 ? <p className="ui-refusal" role="status">现任名册里没有：{unknown.join('、')}。是新任的请在下一步填写。</p> : null}
      </details>
      <TextField label="查找委员" placeholder="查找姓名、界别或单位，可输入首字母" value={search} onChange={setSearch} />
      <div className="members-scroll">
        <table className="members-lines">
          <thead><tr><th scope="col">离任</th><th scope="col">姓名</th><th scope="col">界别</th><th scope="col">工作单位</th><th scope="col">下沉、工作室由谁接替</th></tr></thead>
          <tbody>
            {shown.map((row) => {
              const gone = Object.hasOwn(leaving, row.id);
              return (
                <tr key={row.id}>
                  <td><Checkbox checked={gone} aria-label={`${String(row['name'])}离任`} onChange={(event) => goes(row.id, event.target.checked)} /></td>
                  <td>{String(row['name'])}</td>
                  <td>{names[String(row['sector'] ?? '')] ?? ''}</td>
                  <td>{String(row['employer'] ?? '')}</td>
                  <td>{gone ? <PinyinSelect label={`接替${String(row['name'])}`} placeholder="暂缺（以后再补）" value={leaving[row.id] ?? null} options={staying.map((one) => ({ value: one.id, label: one.name }))} onChange={(heir) => onChange({ ...leaving, [row.id]: heir })} /> : null}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
