import { ConnectionNote } from '@shopcast/page';
import { useLanguage } from '../language/use-language.js';
import type { Connection } from '../live/live-view.js';

/** Whether the numbers are those of now. A refused key is told elsewhere. */
export function Freshness({ connection }: { readonly connection: Connection }) {
  const { messages, numerals } = useLanguage();
  if (connection.state === 'refused') return <span className="connection-note" role="status" />;
  if (connection.state !== 'reconnecting') return <ConnectionNote state={connection.state} />;

  const since = numerals.timeOfDay(new Date(connection.sinceMs).toISOString());
  return <ConnectionNote state="reconnecting" since={messages.connection.numbersOf(since)} />;
}
