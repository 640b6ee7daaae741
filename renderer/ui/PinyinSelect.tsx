import { Select } from 'antd';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { FieldProps } from '#renderer/ui/field.ts';
import { useField } from '#renderer/ui/field.ts';
import { owe } from '#renderer/ui/owing.ts';
import { pinyinMatch } from '#renderer/ui/pinyinMatch.ts';
import { isComposing } from '#renderer/ui/typedText.ts';

export interface Choice {
  value: string;
  label: string;
  /** A few words behind the label, grey: what tells two equal names apart. */
  note?: string | undefined;
  disabled?: boolean | undefined;
}

interface CommonProps extends FieldProps {
  options: readonly Choice[];
  /** With `onSearch` the caller finds the options (it is called with the finished words, never with half a composition). */
  onSearch?: ((query: string) => void) | undefined;
  loading?: boolean | undefined;
  /** Adds a last row 新增“…” for words that no option has. */
  onCreate?: ((text: string) => void) | undefined;
  clearable?: boolean | undefined;
  onBlur?: (() => void) | undefined;
}

export type PinyinSelectProps = CommonProps &
  (
    | { multiple?: false; value: string | null; onChange: (value: string | null) => void }
    | { multiple: true; value: readonly string[]; onChange: (value: string[]) => void }
  );

const createKey = '\u0000create';

/** A choice found by its words or their pinyin. antd's own search looks at the hidden value, and goes blank while composing. */
export function PinyinSelect(props: PinyinSelectProps) {
  const { attributes, invalid } = useField(props);
  const [query, setQuery] = useState('');
  const [composing, setComposing] = useState(false);
  // antd tells the search text before our composition handler has run, so the handler needs a ref as well.
  const busy = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  // antd's clearing cross is a button of its own: Tab must go to the next field, not to it.
  useLayoutEffect(() => {
    for (const cross of place.current?.querySelectorAll<HTMLElement>('.ant-select-clear') ?? []) cross.tabIndex = -1;
  });

  // Enter or Tab before the choices have come: what was typed, to be chosen from them when they are here.
  const owed = useRef<{ query: string; settle: () => void } | null>(null);
  // A row is lit by typing or by the arrows, until one is chosen: only then may Tab choose too.
  const lit = useRef(false);
  // Rows that the arrows go through stay as they are, whatever is read anew meanwhile: Enter takes the one that is lit.
  const [still, setStill] = useState<readonly Choice[] | null>(null);
  const options = still ?? props.options;
  // The words that the caller is searching, or has searched.
  const told = useRef('');

  const found = props.onSearch
    ? options
    : options.filter((o) => pinyinMatch(o.label, query) || (o.note ?? '').includes(query.trim() || '\u0000'));
  const shown: readonly Choice[] = composing && found.length === 0 ? options : found;
  const wanted = query.trim();
  const creatable = props.onCreate && wanted && !composing && !props.loading && !options.some((o) => o.label === wanted);

  const tell = (text: string) => {
    told.current = text.trim();
    props.onSearch?.(text.trim());
  };
  const search = (text: string) => {
    // Leaving the field empties it; while it owes a value the words are still needed.
    if (owed.current && text === '') return;
    lit.current = text !== '';
    setStill(null);
    setQuery(text);
    if (!busy.current) tell(text);
  };
  const choose = (chosen: string | string[] | undefined) => {
    lit.current = false;
    setStill(null);
    const values = chosen === undefined ? [] : Array.isArray(chosen) ? chosen : [chosen];
    if (values.includes(createKey)) {
      setQuery('');
      props.onCreate?.(wanted);
      return;
    }
    if (props.multiple) props.onChange(values);
    else props.onChange(values[0] ?? null);
    setQuery('');
  };

  const waits = props.loading ?? false;
  const searched = props.onSearch !== undefined;
  const settle = useEffectEvent(() => {
    const debt = owed.current;
    if (!debt || waits || (searched && told.current !== debt.query)) return;
    owed.current = null;
    const first = props.options.find((o) => !o.disabled && (searched || pinyinMatch(o.label, debt.query)));
    if (first) choose(props.multiple ? [...props.value, first.value] : first.value);
    else if (!place.current?.contains(document.activeElement)) setQuery('');
    debt.settle();
  });
  useEffect(() => settle(), [waits, searched, props.options]);
  const tellTyped = useEffectEvent(() => query.trim() !== '' && !busy.current && tell(query));
  // That there are too many to show is known with the first answer only: what was typed until then is searched now.
  useEffect(() => {
    if (searched) tellTyped();
  }, [searched]);
  useEffect(() => () => owed.current?.settle(), []);

  return (
    <div
      ref={place}
      className="ui-select"
      onCompositionStart={() => {
        busy.current = true;
        setComposing(true);
      }}
      onCompositionEnd={(event) => {
        busy.current = false;
        setComposing(false);
        if (event.target instanceof HTMLInputElement) search(event.target.value);
      }}
      onKeyDownCapture={(event) => {
        // Enter, space, digits and arrows belong to the input method's own list.
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          lit.current = true;
          if (!waits && !isComposing(event)) setStill(options);
        }
        if (isComposing(event)) event.stopPropagation();
        // antd keeps Tab to itself while its list is closing: on its heels after Enter it would go nowhere.
        else if (event.key === 'Tab' && !lit.current) event.stopPropagation();
        else if (waits && still === null && wanted !== '' && ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || (event.key === 'Tab' && !event.shiftKey))) {
          // The row that is lit is of older words, or there is none.
          event.stopPropagation();
          if (event.key === 'Enter') event.preventDefault();
          owed.current?.settle();
          owed.current = { query: wanted, settle: owe() };
        }
      }}
    >
      <Select<string | string[]>
        {...attributes}
        {...(invalid ? { status: 'error' as const } : {})}
        {...(props.multiple ? { mode: 'multiple' as const } : {})}
        className="ui-select-box"
        disabled={props.disabled ?? false}
        loading={props.loading ?? false}
        placeholder={props.placeholder ?? '可输入汉字或拼音首字母'}
        allowClear={props.clearable ?? true}
        value={props.multiple ? [...props.value] : props.value}
        onChange={choose}
        onOpenChange={(open) => {
          if (!open) setStill(null);
        }}
        onBlur={() => {
          if (!owed.current) setQuery('');
          props.onBlur?.();
        }}
        // Tab chooses the row that is lit: none may be before something is typed.
        defaultActiveFirstOption={wanted !== ''}
        showSearch={{ filterOption: false, searchValue: query, onSearch: search }}
        options={[
          ...shown.map((o) => ({ value: o.value, label: o.label, note: o.note, disabled: o.disabled ?? false })),
          ...(creatable ? [{ value: createKey, label: `新增“${wanted}”`, note: undefined, disabled: false }] : []),
        ]}
        optionRender={(option) => (
          <span className={option.value === createKey ? 'ui-choice ui-choice-new' : 'ui-choice'}>
            <span>{option.data.label}</span>
            {option.data.note ? <span className="ui-choice-note">{option.data.note}</span> : null}
          </span>
        )}
        notFoundContent={props.loading ? '正在查找…' : wanted ? `没有找到“${wanted}”` : '还没有可选的内容'}
      />
    </div>
  );
}
