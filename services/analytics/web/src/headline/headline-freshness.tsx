import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { elapsedAt } from '../session/elapsed-at.js';

/** Whether the numbers can still change, and how far into the session they are complete. */
export function HeadlineFreshness({ session }: { readonly session: SessionMetrics }) {
  const { headline } = useLanguage().messages;
  const isFinal = session.state === 'ok';
  const reach = elapsedAt(session, session.watermark);
  return (
    <p className="headline__freshness" data-final={isFinal || undefined}>
      <span className="headline__mark">{isFinal ? headline.final : headline.provisional}</span>
      {reach === '' ? headline.noFactsYet : headline.completeUpTo(reach)}
    </p>
  );
}
