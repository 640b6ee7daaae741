import { createRoot } from 'react-dom/client';
import '#renderer/app.css';
import { makeTheme } from '#renderer/theme.ts';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { UiRoot } from '#renderer/ui/UiRoot.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  <UiRoot theme={makeTheme(100)} scale={100}>
    <ErrorBoundary>
      <p>基层协商工作台</p>
    </ErrorBoundary>
  </UiRoot>,
);
