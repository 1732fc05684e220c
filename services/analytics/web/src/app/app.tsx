import { AccessGate } from '../access/access-context.js';
import { Notice } from '../frame/notice.js';
import { LanguageProvider, useLanguage } from '../language/language-context.js';
import { OverviewPage } from '../overview/overview-page.js';
import { Link } from '../route/link.js';
import { useRoute } from '../route/use-route.js';
import { SessionPage } from '../session/session-page.js';
import { ThemeProvider } from '../theme/theme-context.js';

export function App() {
  return (
    <ThemeProvider>
      <LanguageProvider>
        <AccessGate>
          <CurrentPage />
        </AccessGate>
      </LanguageProvider>
    </ThemeProvider>
  );
}

function CurrentPage() {
  const route = useRoute();
  const { page } = useLanguage().messages;
  if (route.page === 'overview') return <OverviewPage />;
  if (route.page === 'session') return <SessionPage key={route.sessionId} sessionId={route.sessionId} />;
  return (
    <Notice title={page.nowhere}>
      <Link to={{ page: 'overview' }}>{page.overview}</Link>
    </Notice>
  );
}
