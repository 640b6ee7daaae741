import { useState } from 'react';
import type { Row } from '#shared/contract/records.ts';
import { splitNames } from '#shared/rules/text.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';
import { type Person, personFromMember } from '#renderer/pages/meetings/people.ts';
import { useList } from '#renderer/state/records.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { MemoField } from '#renderer/ui/MemoField.tsx';

export interface PasteNamesProps {
  rows: readonly Row[];
  isListed: (person: Person) => boolean;
  onAdd: (people: readonly Person[]) => Promise<unknown>;
  onClose: () => void;
}

/** A list of names from a notice or a chat group: members are recognised by name, the others come in by name alone. */
export function PasteNames(props: PasteNamesProps) {
  const [text, setText] = useState('');
  const names = splitNames(text).slice(0, 1000);
  const found = useList(names.length === 0 ? null : { entity: 'member', where: [{ field: 'name', op: 'in', value: names }], limit: 1000 });
  const people = names.map((name): Person & { doubtful: boolean } => {
    const members = (found.value?.rows ?? []).filter((row) => textOf(row, 'name') === name);
    const [only] = members;
    const unknown = { member: null, name, duty: '', phone: '', capacity: null, party: null };
    return { ...(members.length === 1 && only ? personFromMember(only) : unknown), doubtful: members.length > 1 };
  });
  const fresh = people.filter((person) => !props.isListed(person));
  const long = fresh.filter((person) => [...person.name].length > 30);
  const members = fresh.filter((person) => person.member !== null).length;
  const doubtful = fresh.filter((person) => person.doubtful).map((person) => person.name);
  return (
    <Dialog
      open
      title="粘贴名单"
      okText={fresh.length === 0 ? '添加' : `添加${fresh.length}人`}
      okDisabled={fresh.length === 0 || long.length > 0 || found.loading}
      dirty={text.trim() !== ''}
      onOk={() => props.onAdd(fresh).then(props.onClose)}
      onClose={props.onClose}
      width={44}
    >
      <MemoField label="姓名" placeholder="姓名用顿号、逗号、空格或换行分开" value={text} onChange={setText} rows={5} />
      <p role="status" className={long.length > 0 ? 'ui-refusal' : 'ui-hint'}>
        {long.length > 0
          ? `“${long[0]?.name.slice(0, 12) ?? ''}…”太长，不像姓名，请用顿号分开。`
          : names.length === 0
            ? '还没有姓名。'
            : `共${names.length}人：委员${members}人，其他${fresh.length - members}人${names.length > fresh.length ? `，已在名单里${names.length - fresh.length}人（不重复添加）` : ''}。`}
      </p>
      {doubtful.length > 0 ? <p className="ui-hint">委员里有重名：{doubtful.join('、')}。先按姓名添加，请再逐个核对是哪一位。</p> : null}
    </Dialog>
  );
}
