import { useState } from 'react';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { Field } from '#shared/fields.ts';
import { attempt } from '#renderer/record/attempt.ts';
import { idsIn } from '#renderer/record/fieldText.ts';
import { learnNames, useNames } from '#renderer/state/names.ts';
import { pickLimit, saveRecords, usePicks } from '#renderer/state/records.ts';
import { PinyinSelect } from '#renderer/ui/PinyinSelect.tsx';
import type { FieldProps } from '#renderer/ui/field.ts';

export interface RefInputProps extends FieldProps {
  to: EntityName;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  many?: boolean | undefined;
  /** Offers 新增“…” where a title is all that a record of this entity needs. */
  creatable?: boolean | undefined;
  /** Records not offered: the record itself among its possible parents. */
  except?: readonly string[] | undefined;
}

/** True when a record of the entity can be made from its title alone. */
export function needsTitleOnly(entity: EntityName): boolean {
  const { fields, title } = entityOf(entity);
  return Object.entries(fields).every(([key, field]: [string, Field]) => key === title || !field.required || field.derived === true);
}

/** Other records, found by words or pinyin. They are asked for only when the field is entered: a form has many such fields. */
export function RefInput(props: RefInputProps) {
  const { to, value } = props;
  const [entered, setEntered] = useState(false);
  const [query, setQuery] = useState('');
  const first = usePicks(entered ? to : null, '');
  const tooMany = (first.value?.total ?? 0) > pickLimit;
  const found = usePicks(entered && tooMany && query !== '' ? to : null, query);
  const names = useNames(value);
  const picks = (tooMany && query !== '' ? found.value : first.value)?.items ?? [];
  const options = picks
    .filter((item) => !props.except?.includes(item.id))
    .map((item) => ({ value: item.id, label: item.title, note: item.note || undefined }));
  const held = value.filter((id) => !options.some((option) => option.value === id)).map((id) => ({ value: id, label: names[id] || '（正在读取）' }));

  const create = async (text: string) => {
    const saved = await attempt(() => saveRecords([{ entity: to, id: null, set: { [entityOf(to).title]: text } }]));
    const id = saved?.ids[0];
    if (id === undefined) return;
    learnNames({ [id]: text });
    props.onChange(props.many ? [...value, id] : [id]);
  };

  const common = {
    id: props.id,
    disabled: props.disabled,
    placeholder: props.placeholder,
    label: props.label,
    invalid: props.invalid,
    loading: first.loading || found.loading,
    options: [...held, ...options],
    ...(tooMany ? { onSearch: setQuery } : {}),
    ...(props.creatable && needsTitleOnly(to) ? { onCreate: (text: string) => void create(text) } : {}),
  };
  return (
    <div onFocusCapture={() => setEntered(true)} onMouseDownCapture={() => setEntered(true)}>
      {props.many ? (
        <PinyinSelect {...common} multiple value={idsIn(value)} onChange={props.onChange} />
      ) : (
        <PinyinSelect {...common} value={value[0] ?? null} onChange={(id) => props.onChange(id === null ? [] : [id])} />
      )}
    </div>
  );
}
