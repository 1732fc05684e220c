import { LanguageProvider, ThemeProvider } from '@shopcast/page';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '@shopcast/page/tokens.css';
import '@shopcast/page/base.css';

/** Draws a page into page.html, in the language and theme of whoever looks at it. */
export function drawPage(page: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('page.html lacks the element that the page is drawn into');
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <LanguageProvider>{page}</LanguageProvider>
      </ThemeProvider>
    </StrictMode>,
  );
}
