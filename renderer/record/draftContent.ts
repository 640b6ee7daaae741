import * as v from 'valibot';
import type { Entity } from '#shared/entity.ts';
import type { FieldValue } from '#shared/fields.ts';
import type { Changes } from '#renderer/record/formValues.ts';

const content = v.object({
  set: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())])),
  heads: v.record(v.string(), v.array(v.string())),
});

export interface DraftContent {
  set: Record<string, FieldValue>;
  heads: Record<string, string[]>;
}

/** Touched fields and what was seen of them when they were typed over, as the text that a draft keeps. */
export function writeDraft(set: Changes, heads: Readonly<Record<string, string[]>>): string {
  return JSON.stringify({ set, heads: Object.fromEntries(Object.entries(heads).filter(([field]) => Object.hasOwn(set, field))) });
}

/** Reads a draft back; fields that the entity no longer has are left out. Null for a text of another form. */
export function readDraft(entity: Entity, text: string): DraftContent | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const read = v.safeParse(content, json);
  if (!read.success) return null;
  const set = Object.entries(read.output.set).filter(([key]) => entity.fields[key] && !entity.fields[key].derived);
  return { set: Object.fromEntries(set), heads: read.output.heads };
}

/** The rows of a grid that a draft holds; null for none, or for a draft of another form. */
export function keptRows(content: string | undefined): string[][] | null {
  if (content === undefined) return null;
  const kept: unknown = JSON.parse(content);
  const isRows = (value: unknown): value is string[][] => Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));
  return isRows(kept) ? kept : null;
}
