import { LanguageProvider, takeKeyFromAddress, ThemeProvider } from '@shopcast/page';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.js';
import '@shopcast/page/tokens.css';
import '@shopcast/page/base.css';
import './host.css';

takeKeyFromAddress();

const root = document.getElementById('root');
if (root === null) throw new Error('page.html lacks the element that the page is drawn into');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <LanguageProvider>
        <Console />
      </LanguageProvider>
    </ThemeProvider>
  </StrictMode>,
);
