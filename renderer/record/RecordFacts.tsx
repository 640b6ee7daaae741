import '#renderer/record/record.css';
import type { Names } from '#shared/contract/records.ts';
import type { Entity } from '#shared/entity.ts';
import { isEmpty } from '#shared/schema.ts';
import { fieldText, type Values } from '#renderer/record/fieldText.ts';
import { FieldText } from '#renderer/record/FieldText.tsx';
import { concealer, conceals, useRevealed } from '#renderer/record/reveal.ts';
import { Section } from '#renderer/ui/DetailPage.tsx';
import { type Fact, Facts } from '#renderer/ui/Facts.tsx';

export interface RecordFactsProps {
  entity: Entity;
  row: Values;
  names: Names;
  omit?: readonly string[] | undefined;
  /** Only these fields, in one block without headings. */
  only?: readonly string[] | undefined;
  /** Empty fields are shown too; by default they are left out, and a group without any with them. */
  all?: boolean | undefined;
}

/** What is known of a record, in the groups of its definition; computed fields come first. */
export function RecordFacts(props: RecordFactsProps) {
  const { entity, row } = props;
  const { ids } = useRevealed();
  const conceal = concealer(entity, row, props.names, ids);
  const factsOf = (keys: readonly string[]): Fact[] =>
    keys.flatMap((key) => {
      const field = entity.fields[key];
      const value = row[key];
      if (!field || field.kind === 'order' || props.omit?.includes(key)) return [];
      const blank = isEmpty(value) || (Array.isArray(value) && value.length === 0);
      if (!props.all && (blank || value === false)) return [];
      const unit = field.kind === 'number' && field.unit && !blank ? field.unit : null;
      return [
        {
          label: field.label,
          value: blank ? null : (
            <>
              {conceal && conceals(field) ? <span className={field.kind === 'memo' ? 'record-memo' : undefined}>{conceal(field, fieldText(field, value, props.names))}</span> : <FieldText field={field} value={value} names={props.names} links />}
              {unit}
            </>
          ),
          wide: field.kind === 'memo' || field.kind === 'rich',
        },
      ];
    });
  if (props.only) return <Facts facts={factsOf(props.only)} />;
  const derived = Object.keys(entity.fields).filter((key) => entity.fields[key]?.derived);
  const groups = [{ label: '情况', fields: derived }, ...entity.groups].map(({ label, fields }) => ({ label, facts: factsOf(fields) }));
  return groups
    .filter(({ facts }) => facts.length > 0)
    .map(({ label, facts }) => (
      <Section key={label} title={label}>
        <Facts facts={facts} />
      </Section>
    ));
}
