import { useEffect, useState } from 'react';
import { Failure } from '#shared/failure.ts';
import type { FieldValue } from '#shared/fields.ts';
import { isRaisedFrom, type RaisedFrom } from '#shared/rules/raise.ts';
import type { Changes } from '#renderer/record/formValues.ts';
import { learnNames } from '#renderer/state/names.ts';
import { getRecord } from '#renderer/state/records.ts';
import { notify } from '#renderer/ui/notify.tsx';

export type Raise = (from: RaisedFrom, row: Readonly<Record<string, FieldValue | undefined>>) => Record<string, FieldValue>;

/** What a new record begins with, by the records that the address names (`?log=ID&topic=ID`). Undefined while they are read. */
export function useRaised(query: Readonly<Record<string, string>>, raise: Raise): Changes | undefined {
  const [values, setValues] = useState<Changes | undefined>(undefined);
  const asked = JSON.stringify(Object.entries(query).filter(([name]) => isRaisedFrom(name)));
  useEffect(() => {
    let current = true;
    const read = async () => {
      let all: Changes = {};
      // The address was written above: pairs of two texts.
      for (const [name, id] of JSON.parse(asked) as [string, string][]) {
        if (!isRaisedFrom(name)) continue;
        const { row, names } = await getRecord(name, id);
        learnNames(names);
        // What an earlier one has said stands; a later one adds.
        all = { ...raise(name, row), ...all };
      }
      return all;
    };
    read().then(
      (all) => {
        if (current) setValues(all);
      },
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        notify.failure(error);
        if (current) setValues({});
      },
    );
    return () => {
      current = false;
    };
  }, [asked, raise]);
  return values;
}
