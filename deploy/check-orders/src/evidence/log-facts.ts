import {
  allocationSet,
  contractOf,
  listingListed,
  listingRepriced,
  livePriceSet,
  type RecordedEvent,
  sessionMeasured,
  topics,
} from '@shopcast/contracts';
import { type EventLog, fromRecord, type LogRecord, typeOf } from '@shopcast/event-log';

/** A record of the log, read. */
export interface FactRead {
  readonly event: RecordedEvent;
  /** `partition/offset`. */
  readonly place: string;
}

/** What cannot be read as the fact that it says it is. */
export interface Unreadable {
  readonly topic: string;
  readonly place: string;
  readonly problem: string;
}

export interface FactReader {
  readonly take: (fact: FactRead, topic: string) => void;
  readonly unreadable: (found: Unreadable) => void;
}

/** What the order desk says, what the catalog allocated and priced, and what the dashboard shows. */
export const topicsToRead = [topics.order.name, topics.listing.name, topics.metric.name] as const;

/** Of these topics only some events are evidence. */
const wanted: Readonly<Record<string, ReadonlySet<string>>> = {
  [topics.listing.name]: new Set([allocationSet, listingListed, listingRepriced, livePriceSet].map(({ type }) => type)),
  [topics.metric.name]: new Set([sessionMeasured.type]),
};

/** Reads the topics from their beginning to their present end; records of one key come in their order. */
export async function readFacts(log: EventLog, { take, unreadable }: FactReader): Promise<void> {
  const ends = await log.endOffsets(topicsToRead);
  const ranges = [...ends].flatMap(([topic, partitions]) =>
    partitions.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0),
  );
  await log.scan(ranges, async ({ topic, partition, records }) => {
    for (const record of records) {
      if (wanted[topic]?.has(typeOf(record) ?? '') === false) continue;
      const place = `${partition}/${record.offset}`;
      try {
        take({ event: read(record), place }, topic);
      } catch (error) {
        unreadable({ topic, place, problem: (error as Error).message });
      }
    }
  });
}

/** @throws when it is no event, or breaks the contract of its kind */
function read(record: LogRecord): RecordedEvent {
  const event = fromRecord(record);
  const contract = contractOf(event.type);
  return contract ? { ...event, data: contract.parse(event.data) } : event;
}
