import { join } from 'node:path';
import { type RecordedEvent, topics } from '@shopcast/contracts';
import { fromRecord, loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import type { Installation } from '@shopcast/installation';
import { runningEnvironment } from '@shopcast/launch';

const told = [topics.session, topics.audience, topics.interaction, topics.shelf, topics.listing, topics.order];

/**
 * What the log of a running installation says of a session and of all listings, in the order of event time: each event
 * once, as often as it may be there. No service is asked.
 */
export async function loggedSession(home: string, sessionId: string): Promise<readonly RecordedEvent[]> {
  const { EVENT_LOG_DATABASE_OWNER_URL: _migratesNothing, ...readOnly } = runningEnvironment(home) ?? {};
  const log = await openEventLog(loadEventLogConfig(readOnly), 'e2e');
  const events = new Map<string, RecordedEvent>();
  try {
    const ends = await log.endOffsets(told.map(({ name }) => name));
    const ranges = [...ends].flatMap(([topic, partitions]) =>
      partitions.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0),
    );
    await log.scan(ranges, async ({ records }) => {
      for (const event of records.map(fromRecord)) if (concerns(event, sessionId)) events.set(event.id, event);
    });
  } finally {
    await log.close();
  }
  return [...events.values()].sort((a, b) => a.timeMs - b.timeMs);
}

export const homeOf = ({ home, profile }: Installation): string => join(home, profile);

const concerns = ({ data }: RecordedEvent, sessionId: string): boolean =>
  ((data as { sessionId?: string }).sessionId ?? sessionId) === sessionId;
