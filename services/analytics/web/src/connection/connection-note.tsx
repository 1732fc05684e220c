import { useLanguage } from '../language/language-context.js';
import type { Connection } from '../live/live-view.js';
import './connection-note.css';

/** Whether what is shown is what is so. Reconnecting is said calmly: the page heals itself. */
export function ConnectionNote({ connection }: { readonly connection: Connection }) {
  const { messages, numerals } = useLanguage();
  const texts = messages.connection;
  if (connection.state === 'refused') return <span className="connection-note" role="status" />;

  if (connection.state === 'reconnecting') {
    return (
      <span className="connection-note" role="status" data-connection="reconnecting">
        {texts.reconnecting}
        <span className="connection-note__since">
          {texts.numbersOf(numerals.timeOfDay(new Date(connection.sinceMs).toISOString()))}
        </span>
      </span>
    );
  }
  return (
    <span className="connection-note" role="status" data-connection={connection.state}>
      {connection.state === 'streaming' ? texts.live : texts.connecting}
    </span>
  );
}
