import { LanguageProvider, ThemeProvider } from '@shopcast/page';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ReplayPage } from './replay-page.js';
import '@shopcast/page/tokens.css';
import '@shopcast/page/base.css';

const [, sessionId = ''] = /^\/replay\/([^/]+)/.exec(window.location.pathname) ?? [];

const root = document.getElementById('root');
if (root === null) throw new Error('page.html lacks the element that the page is drawn into');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <LanguageProvider>
        <ReplayPage sessionId={decodeURIComponent(sessionId)} />
      </LanguageProvider>
    </ThemeProvider>
  </StrictMode>,
);
