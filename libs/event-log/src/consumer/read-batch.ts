import type { RecordedEvent } from '@shopcast/contracts';
import { UnparsableRecord } from '../log/event-log.errors.js';
import type { LogRecord } from '../log/event-log.js';
import { fromRecord, typeOf } from '../log/record-codec.js';
import type { ConsumerDefinition, EventHandler } from './consumer-definition.js';

/** An event that the consumer takes. */
export interface Readable {
  readonly record: LogRecord;
  readonly event: RecordedEvent;
  readonly handler: EventHandler;
}

/** A record that the consumer would take but nobody can read. */
export interface Unreadable {
  readonly record: LogRecord;
  readonly error: unknown;
}

export const isReadable = (item: Readable | Unreadable): item is Readable => 'event' in item;
export const isUnreadable = (item: Readable | Unreadable): item is Unreadable => 'error' in item;

/** What of these records concerns the consumer, in their order. Events that it does not handle are left out, unread. */
export function readRecords(definition: ConsumerDefinition, records: readonly LogRecord[]): (Readable | Unreadable)[] {
  const read: (Readable | Unreadable)[] = [];
  for (const record of records) {
    const item = readRecord(definition, record);
    if (item) read.push(item);
  }
  return read;
}

function readRecord({ handlers }: ConsumerDefinition, record: LogRecord): Readable | Unreadable | undefined {
  const type = typeOf(record);
  if (type === undefined) return { record, error: new UnparsableRecord('ce_type is missing') };
  const handler = handlers.get(type);
  if (handler === undefined) return undefined;
  try {
    const event = fromRecord(record);
    // Checked, not copied: there are very many of them.
    handler.contract.parse(event.data);
    return { record, handler, event };
  } catch (error) {
    return { record, error };
  }
}
