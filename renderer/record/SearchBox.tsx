import { useEffect, useRef, useState } from 'react';
import { TextField } from '#renderer/ui/TextField.tsx';

/** A search within a list: asked a quarter of a second after the last word, not at each key. */
export function SearchBox(props: { value: string; onChange: (text: string) => void; label: string }) {
  const [text, setText] = useState(props.value);
  const sent = useRef(props.value);
  const { value, onChange } = props;

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  const send = (next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    onChange(next);
  };
  useEffect(() => {
    const timer = setTimeout(() => send(text), 250);
    return () => clearTimeout(timer);
  }, [text]);

  return <TextField label={props.label} placeholder="在列表里查找" value={text} onChange={setText} onBlur={() => send(text)} />;
}
