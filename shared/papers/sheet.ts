import type { OfficeSettings } from '#shared/papers/meetingData.ts';
import type { SheetKind, SheetPaper } from '#shared/papers/paper.ts';
import { emptyRichText } from '#shared/richText.ts';
import { cleanText } from '#shared/rules/text.ts';

/** A text as one clean line; empty for null. */
export const line = (text: string | null): string => cleanText(text ?? '', { line: true });

/** A plain paper with nothing but its title. */
export function emptySheet(kind: SheetKind, title: string, office: OfficeSettings): SheetPaper {
  return { kind, title, practice: office.practice, number: '', facts: [], body: emptyRichText, rows: [], values: {}, issuer: '', issuedOn: '', remark: '' };
}
