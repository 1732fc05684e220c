import { Notice, useAccess } from '@shopcast/page';
import { isKeyRefused, useRefusal } from '../access/use-refusal.js';
import { ExportMenu } from '../exports/export-menu.js';
import { DashboardFrame } from '../frame/dashboard-frame.js';
import { useLanguage } from '../language/use-language.js';
import type { SessionReport } from '../measurement/session-report.js';
import { Link } from '../route/link.js';
import { PrintButton } from './print-button.js';
import { ReplayLink } from './replay-link.js';
import { Report } from './report.js';
import { ShareButton } from './share-button.js';
import { useReport } from './use-report.js';

/** A session afterwards: to be read, printed and passed on. */
export function ReportPage({ sessionId }: { readonly sessionId: string }) {
  const { key } = useAccess();
  const { messages, texts } = useLanguage();
  const metrics = `/v1/sessions/${encodeURIComponent(sessionId)}/metrics`;
  const { answer: report, connection } = useReport<SessionReport>(`${metrics}/report`, key, ({ session }) => session);
  useRefusal(connection);

  const back = (
    <Link to={{ page: 'session', sessionId }} className="frame__back">
      {messages.report.back}
    </Link>
  );
  if (report === null) {
    const isMissing = connection.state === 'refused' && !isKeyRefused(connection.status);
    return (
      <DashboardFrame connection={connection} back={back}>
        <Notice title={isMissing ? messages.session.missing : texts.connecting} />
      </DashboardFrame>
    );
  }
  const actions = (
    <>
      {report.session.endedAt !== null && <ReplayLink sessionId={sessionId} />}
      <PrintButton />
      <ShareButton address={`${metrics}/report-links`} />
      <ExportMenu sessionId={sessionId} />
    </>
  );
  return (
    <DashboardFrame connection={connection} back={back} actions={actions}>
      <Report report={report} />
    </DashboardFrame>
  );
}
