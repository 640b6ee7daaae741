import * as v from 'valibot';
import type { Row } from '#shared/contract/records.ts';
import { parseRichText, plainText, richTextSchema } from '#shared/richText.ts';
import { textOf } from '#renderer/pages/meetings/parts.ts';

const frozen = v.object({ title: v.string(), body: richTextSchema, recipients: v.optional(v.string(), ''), issuer: v.optional(v.string(), '') });

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');

/** The words of a signed version, for comparing; a version that can't be read has none. */
export function versionText(version: Row): string {
  let content: unknown;
  try {
    content = JSON.parse(textOf(version, 'content'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return '';
  }
  const read = v.safeParse(frozen, content);
  if (!read.success) return '';
  const { title, body, recipients, issuer } = read.output;
  return joined([title, plainText(body), recipients && `印送：${recipients}`, issuer && `印发：${issuer}`]);
}

export function draftText(minutes: Row): string {
  const recipients = textOf(minutes, 'recipients');
  const issuer = textOf(minutes, 'issuer');
  return joined([textOf(minutes, 'title'), plainText(parseRichText(textOf(minutes, 'body') || null)), recipients && `印送：${recipients}`, issuer && `印发：${issuer}`]);
}
