import '#renderer/record/record.css';
import { type ReactNode, useContext } from 'react';
import type { Row } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { formatDay } from '#shared/rules/day.ts';
import { isEmpty } from '#shared/schema.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { fieldText } from '#renderer/record/fieldText.ts';
import { nameOf } from '#renderer/record/formValues.ts';
import { Concealing, conceals } from '#renderer/record/reveal.ts';
import { toneOfColour } from '#renderer/record/toneOfColour.ts';
import { useChoiceStore } from '#renderer/state/choices.ts';
import { useList } from '#renderer/state/records.ts';
import { Timeline, type TimelineEntry } from '#renderer/ui/Timeline.tsx';

export interface StepTimelineProps {
  /** An entity of steps: its title says what was done, its first day when. */
  entity: Entity;
  parent: { field: string; id: string };
  omit?: readonly string[] | undefined;
  empty?: string | undefined;
  /** `rows` are all steps of the life, for what one of them says of another. */
  rowExtra?: ((row: Row, rows: readonly Row[]) => ReactNode) | undefined;
}

/** The steps of a life, oldest first. They are only ever added; what was wrong is corrected by another step. */
export function StepTimeline(props: StepTimelineProps) {
  const { entity, parent } = props;
  const keys = Object.keys(entity.fields);
  const dayKey = keys.find((key) => entity.fields[key]?.kind === 'day') ?? entity.title;
  const choices = useChoiceStore((state) => state.byId);
  const conceal = useContext(Concealing);
  const list = useList({ entity: nameOf(entity), where: [{ field: parent.field, op: 'is', value: parent.id }], sort: [{ field: dayKey, down: false }], limit: 5000 });
  const names = list.value?.names ?? {};
  const title = entity.fields[entity.title];

  // The list breaks ties newest first; a life is told from its beginning.
  const rows = (list.value?.rows ?? []).toSorted((a, b) => String(a[dayKey] ?? '').localeCompare(String(b[dayKey] ?? '')) || a.createdAt.localeCompare(b.createdAt));
  const entries = rows.map((row): TimelineEntry => {
    const day = row[dayKey];
    const by = row['by'];
    const what = row[entity.title];
    const colour = typeof what === 'string' ? choices.get(what)?.colour : null;
    const details = keys.filter((key) => {
      const field = entity.fields[key];
      return field && ![entity.title, dayKey, parent.field, 'by', ...(props.omit ?? [])].includes(key) && !isEmpty(row[key]) && row[key] !== false && !(Array.isArray(row[key]) && row[key].length === 0);
    });
    return {
      key: row.id,
      when: typeof day === 'string' ? formatDay(day) : '',
      ...(typeof by === 'string' && by !== '' ? { who: by } : {}),
      what: title ? fieldText(title, what, names) : '',
      tone: colour ? toneOfColour(colour) : 'blue',
      detail:
        details.length === 0 && !props.rowExtra ? null : (
          <>
            {details.map((key) => {
              const field = entity.fields[key];
              return field ? (
                <div key={key}>
                  {field.label}：{conceal && conceals(field) ? conceal(field, fieldText(field, row[key], names)) : <FieldText field={field} value={row[key]} names={names} links />}
                  {field.kind === 'number' ? field.unit : null}
                </div>
              ) : null;
            })}
            {props.rowExtra?.(row, rows)}
          </>
        ),
    };
  });
  return <Timeline entries={entries} empty={list.value ? props.empty : '正在读取…'} />;
}
