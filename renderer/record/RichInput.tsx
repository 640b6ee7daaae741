import { useEffect, useRef, useState } from 'react';
import { formatRichText, fromPlainText, parseRichText, plainText } from '#shared/richText.ts';
import { MemoField } from '#renderer/ui/MemoField.tsx';
import type { FieldProps } from '#renderer/ui/field.ts';

export interface RichInputProps extends FieldProps {
  /** The JSON text of shared/richText.ts; empty text is empty. */
  value: string;
  onChange: (value: string) => void;
}

/** Text of several paragraphs, without marks for now: a line is a paragraph, a line that begins with 一、 a heading. */
export function RichInput(props: RichInputProps) {
  const { value, onChange, ...place } = props;
  const [text, setText] = useState(() => plainText(parseRichText(value)));
  const sent = useRef(value);

  useEffect(() => {
    // What comes back from our own typing has lost its empty lines: taking it over would move the cursor.
    if (value === sent.current) return;
    sent.current = value;
    setText(plainText(parseRichText(value)));
  }, [value]);

  const type = (typed: string) => {
    setText(typed);
    sent.current = formatRichText(fromPlainText(typed)) ?? '';
    onChange(sent.current);
  };
  return <MemoField {...place} value={text} onChange={type} rows={12} maxRows={40} />;
}
