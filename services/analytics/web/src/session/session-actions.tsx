import { ExportMenu } from '../exports/export-menu.js';
import { useLanguage } from '../language/use-language.js';
import { Link } from '../route/link.js';

/** What can be taken away from a session: its report, and its tables. */
export function SessionActions({ sessionId }: { readonly sessionId: string }) {
  const { report } = useLanguage().messages;
  return (
    <>
      <Link to={{ page: 'report', sessionId }} className="quiet-button button-link">
        {report.open}
      </Link>
      <ExportMenu sessionId={sessionId} />
    </>
  );
}
