import { diffArrays } from 'diff';

export interface DiffPart {
  text: string;
  how: 'same' | 'added' | 'removed';
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Differences word by word, as a dictionary cuts Chinese; a line break is a word of its own. */
export function diffWordsOf(before: string, after: string): DiffPart[] {
  const cut = (text: string) => [...words.segment(text)].map(({ segment }) => segment);
  return diffArrays(cut(before), cut(after)).map((part) => ({ text: part.value.join(''), how: part.added ? 'added' : part.removed ? 'removed' : 'same' }));
}
