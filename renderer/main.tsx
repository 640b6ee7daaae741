import { createRoot } from 'react-dom/client';
// Before our own, which puts right some of it.
import 'antd/dist/antd.css';
import '#renderer/app.css';
import { App } from '#renderer/App.tsx';
import { loadPage } from '#renderer/PageOfRoute.tsx';
import { loadComfort } from '#renderer/state/comfort.ts';
import { watchAll } from '#renderer/state/watch.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

// A print page is a window of its own: nothing but the paper, and nothing that asks for more.
if (window.location.hash.startsWith('#/print/')) {
  void renderPaper(place);
} else {
  watchAll();
  loadPage();
  void loadComfort();
  createRoot(place).render(<App />);
}

/** The papers' fonts and styles are not read by a window that prints nothing. */
async function renderPaper(into: HTMLElement): Promise<void> {
  if (window.location.hash.startsWith('#/print/memberFile/')) {
    const { MemberFilesRoute } = await import('#renderer/print/MemberFilesRoute.tsx');
    createRoot(into).render(<MemberFilesRoute />);
  } else {
    const { PrintRoute } = await import('#renderer/print/PrintRoute.tsx');
    createRoot(into).render(<PrintRoute />);
  }
}
