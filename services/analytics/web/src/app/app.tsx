import { AccessGate, LanguageProvider, Notice, ThemeProvider } from '@shopcast/page';
import { useLanguage } from '../language/use-language.js';
import { OverviewPage } from '../overview/overview-page.js';
import { ReportPage } from '../report/report-page.js';
import { SharedReportPage } from '../report/shared-report-page.js';
import { Link } from '../route/link.js';
import { useRoute } from '../route/use-route.js';
import { SessionPage } from '../session/session-page.js';

export function App() {
  return (
    <ThemeProvider>
      <LanguageProvider>
        <Door />
      </LanguageProvider>
    </ThemeProvider>
  );
}

function Door() {
  const { access, linkAccess } = useLanguage().messages;
  const isLink = useRoute().page === 'shared-report';
  return (
    <AccessGate texts={isLink ? linkAccess : access}>
      <CurrentPage />
    </AccessGate>
  );
}

function CurrentPage() {
  const route = useRoute();
  const { page } = useLanguage().messages;
  if (route.page === 'overview') return <OverviewPage />;
  if (route.page === 'report') return <ReportPage key={route.sessionId} sessionId={route.sessionId} />;
  if (route.page === 'shared-report') return <SharedReportPage />;
  if (route.page === 'session') return <SessionPage key={route.sessionId} sessionId={route.sessionId} />;
  return (
    <Notice title={page.nowhere}>
      <Link to={{ page: 'overview' }}>{page.overview}</Link>
    </Notice>
  );
}
