import { useLanguage } from '../language/use-language.js';

/** The way from the numbers of a session that is over to watching it again, as a guest. */
export function ReplayLink({ sessionId }: { readonly sessionId: string }) {
  const { report } = useLanguage().messages;
  return (
    <a className="quiet-button button-link" href={`/replay/${encodeURIComponent(sessionId)}`}>
      {report.replay}
    </a>
  );
}
