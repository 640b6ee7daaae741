import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type EntityName, entityOf } from '#shared/entities/index.ts';
import type { QuickEntry } from '#renderer/pages/meetings/useQuickEntry.ts';
import { FieldInput } from '#renderer/record/FieldInput.tsx';
import { enterMovesOn, focusField, focusFirst } from '#renderer/ui/focusing.ts';
import { FormField } from '#renderer/ui/FormField.tsx';
import { whenSettled } from '#renderer/ui/owing.ts';
import { isComposing } from '#renderer/ui/typedText.ts';
import { storeTypedText, useHotkeys } from '#renderer/ui/useHotkeys.ts';

export interface QuickFormProps {
  entry: QuickEntry;
  entity: EntityName;
  /** Fields in order; a node takes a field's place. */
  fields: readonly (string | { key: string; node: ReactNode })[];
  title: string;
  required: readonly string[];
  submitText: string;
}

/** A small form at the speed of speech: Ctrl+Enter stores, empties it, and goes back to its first field. */
export function QuickForm(props: QuickFormProps) {
  const { entry } = props;
  const place = useRef<HTMLDivElement>(null);
  const definition = entityOf(props.entity);
  const submit = () =>
    whenSettled(() => {
      if (entry.submit()) {
        // The next words go into the first field at once.
        if (place.current) focusFirst(place.current);
      } else setTimeout(() => place.current && focusField(place.current, props.required.find((field) => !entry.values[field]) ?? ''), 0);
    });
  useHotkeys({ 'ctrl+enter': submit, 'ctrl+s': submit });
  return (
    <section
      className="ui-group meeting-quick"
      aria-label={props.title}
      onKeyDownCapture={(event) => {
        // A list takes every Enter for itself, with Ctrl too: here it must store.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        storeTypedText();
        submit();
      }}
    >
      <h2 className="ui-heading">{props.title}</h2>
      {entry.restored ? (
        <div className="record-notice" role="status">
          已恢复上次没有存上的内容
        </div>
      ) : null}
      <div ref={place} className="meeting-quick-fields" onKeyDown={enterMovesOn}>
        {props.fields.map((one) => {
          if (typeof one !== 'string') return <div key={one.key}>{one.node}</div>;
          const field = definition.fields[one];
          return field ? (
            <FormField key={one} name={one} label={field.label} required={props.required.includes(one)} error={entry.missing[one]}>
              <FieldInput field={field} value={entry.values[one]} onChange={(value) => entry.set(one, value)} />
            </FormField>
          ) : null;
        })}
      </div>
      <div className="ui-buttons meeting-quick-foot">
        <Button type="primary" onClick={submit}>
          {props.submitText}
        </Button>
        <span className="ui-hint">Ctrl+Enter</span>
      </div>
      {entry.waiting.map((one) => (
        <div key={one.key} className={one.failure ? 'record-notice record-notice-bad' : 'ui-hint'} role={one.failure ? 'alert' : 'status'}>
          {one.failure ? `还没有存上（${one.failure.message}），内容没有丢：` : '正在保存：'}
          {String(one.values['gist'] ?? one.values['text'] ?? '').slice(0, 40)}
          {one.failure ? (
            <Button size="small" onClick={() => entry.retry(one.key)}>
              再存一次
            </Button>
          ) : null}
        </div>
      ))}
    </section>
  );
}
