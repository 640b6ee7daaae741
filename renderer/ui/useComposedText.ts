import type { ChangeEvent, CompositionEvent, FocusEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { cleanText } from '#renderer/ui/typedText.ts';

/**
 * Text while an input method composes. The half-typed letters show in the field and stay there, but only the finished
 * words are passed on: a parent that cleans, searches or saves on each change would otherwise break the composition.
 */
export function useComposedText<E extends HTMLInputElement | HTMLTextAreaElement>(
  value: string,
  onChange: (value: string) => void,
  oneLine: boolean,
  onBlur?: () => void,
) {
  const [shown, setShown] = useState(value);
  const composing = useRef(false);
  const sent = useRef(value);

  useEffect(() => {
    sent.current = value;
    if (!composing.current) setShown(value);
  }, [value]);

  const pass = (text: string) => {
    const clean = cleanText(text, oneLine);
    setShown(clean);
    if (clean === sent.current) return;
    sent.current = clean;
    onChange(clean);
  };

  return {
    value: shown,
    onChange: (event: ChangeEvent<E>) => {
      if (composing.current) setShown(event.target.value);
      else pass(event.target.value);
    },
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: CompositionEvent<E>) => {
      composing.current = false;
      pass(event.currentTarget.value);
    },
    // Some input methods leave the field without ending the composition; what is shown then is what was meant.
    onBlur: (event: FocusEvent<E>) => {
      composing.current = false;
      pass(event.currentTarget.value);
      onBlur?.();
    },
  };
}
