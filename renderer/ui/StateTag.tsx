export type Tone = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'grey';

/** A state is a word and a colour: never the colour alone, so that it also works on a black-and-white print. */
export function StateTag(props: { word: string; tone?: Tone | undefined; strong?: boolean | undefined }) {
  const strong = props.strong ? ' ui-tag-strong' : '';
  return <span className={`ui-tag ui-tone-${props.tone ?? 'grey'}${strong}`}>{props.word}</span>;
}

/** A lamp with its word beside it. */
export function Light(props: { word: string; tone: Tone }) {
  return (
    <span className={`ui-light ui-tone-${props.tone}`}>
      <span className="ui-lamp" aria-hidden />
      {props.word}
    </span>
  );
}
