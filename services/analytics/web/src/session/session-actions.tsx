import { ExportMenu } from '../exports/export-menu.js';
import { useLanguage } from '../language/use-language.js';
import { ReplayLink } from '../report/replay-link.js';
import { Link } from '../route/link.js';

interface SessionActionsProps {
  readonly sessionId: string;
  readonly isOver: boolean;
}

/** What can be taken away from a session: its report, its tables and, once it is over, itself. */
export function SessionActions({ sessionId, isOver }: SessionActionsProps) {
  const { report } = useLanguage().messages;
  return (
    <>
      {isOver && <ReplayLink sessionId={sessionId} />}
      <Link to={{ page: 'report', sessionId }} className="quiet-button button-link">
        {report.open}
      </Link>
      <ExportMenu sessionId={sessionId} />
    </>
  );
}
