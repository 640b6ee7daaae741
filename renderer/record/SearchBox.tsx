import { useEffect, useEffectEvent, useRef, useState } from 'react';
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

  const send = () => {
    if (text === sent.current) return;
    sent.current = text;
    onChange(text);
  };
  const sendLater = useEffectEvent(send);
  useEffect(() => {
    const timer = setTimeout(() => sendLater(), 250);
    return () => clearTimeout(timer);
  }, [text]);
  // A list that is left at once keeps the words all the same.
  useEffect(() => () => sendLater(), []);

  return <TextField label={props.label} placeholder="在列表里查找" value={text} onChange={setText} onBlur={send} />;
}
