import type { Editor } from '@tiptap/core';
import { checkPaperText, type TextFinding } from '#shared/rules/paperText.ts';

/** One departure from the standard, where it stands in the editor. */
export interface PlacedFinding extends TextFinding {
  from: number;
  to: number;
  /** A few words around it. */
  around: string;
}

/** All findings of the text in the editor. Every block is looked at by itself, so that places in it are places in the editor. */
export function findingsIn(editor: Editor): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  editor.state.doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textContent;
    for (const one of checkPaperText(text)) {
      // A heading's number is given on paper by its level; one typed by hand is left out there.
      if (one.rule === 'heading' && node.type.name === 'heading') continue;
      const from = at + 1 + one.index;
      found.push({ ...one, from, to: from + one.length, around: text.slice(Math.max(0, one.index - 8), one.index + one.length + 8) });
    }
    return false;
  });
  return found;
}

/** Puts the suggestions in their places, the last first, so that earlier places stay right. One step to undo. */
export function applyFindings(editor: Editor, findings: readonly PlacedFinding[]): void {
  const { tr, schema } = editor.state;
  let end = Infinity;
  for (const one of findings.toSorted((a, b) => b.from - a.from)) {
    if (one.to > end || one.suggestion === one.found) continue;
    const marks = tr.doc.resolve(one.from + 1).marks();
    if (one.suggestion === '') tr.delete(one.from, one.to);
    else tr.replaceWith(one.from, one.to, schema.text(one.suggestion, marks));
    end = one.from;
  }
  editor.view.dispatch(tr);
}
