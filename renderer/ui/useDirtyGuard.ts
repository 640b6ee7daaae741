import { useEffect, useId } from 'react';
import { confirmAction } from '#renderer/ui/confirmAction.tsx';

const dirtyForms = new Set<string>();

/**
 * Marks this form as holding something unsaved. No `beforeunload` here: under Electron it keeps the window from closing
 * without a word. What is typed survives a closed window as a draft; the question is for walking away inside the program.
 */
export function useDirtyGuard(dirty: boolean): void {
  const name = useId();
  useEffect(() => {
    if (!dirty) return;
    dirtyForms.add(name);
    document.addEventListener('click', askFirst, true);
    return () => {
      dirtyForms.delete(name);
      if (dirtyForms.size === 0) document.removeEventListener('click', askFirst, true);
    };
  }, [dirty, name]);
}

/** Whether the page may be left; asks when a form on it holds something unsaved. */
export async function mayLeave(): Promise<boolean> {
  if (dirtyForms.size === 0) return true;
  const leave = await confirmAction({
    title: '这一页有还没有保存的内容',
    sentence: '填写的内容已作为草稿留在本机，下次打开可以接着填。',
    verb: '离开这一页',
    back: '继续填写',
  });
  if (leave) dirtyForms.clear();
  return leave;
}

/** Links inside the program (#/…) wait for the answer. */
function askFirst(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
  if (!link || dirtyForms.size === 0 || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  const to = link.getAttribute('href') ?? '';
  void mayLeave().then((leave) => {
    if (leave) window.location.hash = to;
  });
}
