import { createRoot } from 'react-dom/client';
// Before our own, which puts right some of it.
import 'antd/dist/antd.css';
import '#renderer/app.css';
import { App } from '#renderer/App.tsx';
import { MemberFilesRoute } from '#renderer/print/MemberFilesRoute.tsx';
import { PrintRoute } from '#renderer/print/PrintRoute.tsx';
import { loadComfort } from '#renderer/state/comfort.ts';
import { watchAll } from '#renderer/state/watch.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

// A print page is a window of its own: nothing but the paper, and nothing that asks for more.
if (window.location.hash.startsWith('#/print/')) {
  createRoot(place).render(window.location.hash.startsWith('#/print/memberFile/') ? <MemberFilesRoute /> : <PrintRoute />);
} else {
  watchAll();
  void loadComfort();
  createRoot(place).render(<App />);
}
