import { Notice, useAccess } from '@shopcast/page';
import { useRefusal } from '../access/use-refusal.js';
import { DashboardFrame } from '../frame/dashboard-frame.js';
import { useLanguage } from '../language/use-language.js';
import type { SessionReport } from '../measurement/session-report.js';
import { PrintButton } from './print-button.js';

import { Report } from './report.js';
import { useReport } from './use-report.js';

interface SharedReport {
  readonly report: SessionReport;
  readonly expiresAt: string;
}

/** The report behind a link, for whoever has the link: to be read and printed, and nothing else. */
export function SharedReportPage() {
  const { key } = useAccess();
  const { messages, texts, numerals } = useLanguage();
  const { answer, connection } = useReport<SharedReport>('/v1/dashboard/report', key, ({ report }) => report.session);
  useRefusal(connection);

  const note = answer && (
    <span className="report__link">{messages.report.goodUntil(numerals.day(answer.expiresAt))}</span>
  );
  return (
    <DashboardFrame connection={connection} back={note} actions={answer && <PrintButton />}>
      {answer === null ? <Notice title={texts.connecting} /> : <Report report={answer.report} />}
    </DashboardFrame>
  );
}
