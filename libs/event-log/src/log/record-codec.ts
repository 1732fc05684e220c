import type { Fact, RecordedEvent } from '@shopcast/contracts';
import { isUuid } from '@shopcast/kernel';
import { UnparsableRecord } from './event-log.errors.js';
import type { LogRecord, RecordToAppend } from './event-log.js';

/** What a fact gains when it is recorded. */
export interface Recording {
  readonly id: string;
  /** The service that publishes it. */
  readonly source: string;
  /** Event time, epoch milliseconds. */
  readonly timeMs: number;
  readonly traceparent?: string | undefined;
}

/** CloudEvents 1.0, Kafka protocol binding, binary mode: attributes in headers, data as the value. */
export function toRecord({ type, topic, key, data }: Fact, recording: Recording): RecordToAppend {
  return recordOf({ type, topic, key, json: JSON.stringify(data) }, recording);
}

/** Like {@link toRecord}, for data that is JSON text already. */
export function recordOf(
  { type, topic, key, json }: { type: string; topic: string; key: string; json: string },
  { id, source, timeMs, traceparent }: Recording,
): RecordToAppend {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: type,
    ce_source: source,
    ce_subject: key,
    ce_time: new Date(timeMs).toISOString(),
    'content-type': 'application/json',
  };
  if (traceparent !== undefined) headers['traceparent'] = traceparent;
  return { topic, key, headers, value: json };
}

const headerOf = (record: LogRecord, name: string): string | undefined =>
  record.header ? record.header(name) : record.headers[name];

/** The event's wire name, or undefined for a record that is no CloudEvent. */
export const typeOf = (record: LogRecord): string | undefined => headerOf(record, 'ce_type');

/** Reads a record. The data is not yet checked against a contract. @throws UnparsableRecord */
export function fromRecord(record: LogRecord): RecordedEvent {
  const id = headerOf(record, 'ce_id');
  if (id === undefined || !isUuid(id)) throw new UnparsableRecord('ce_id is missing or no UUID');
  const type = typeOf(record);
  if (!type) throw new UnparsableRecord('ce_type is missing');
  const timeMs = Date.parse(headerOf(record, 'ce_time') ?? '');
  if (Number.isNaN(timeMs)) throw new UnparsableRecord('ce_time is missing or no time');

  const event = {
    id: id.toLowerCase(),
    type,
    source: headerOf(record, 'ce_source') ?? '',
    subject: headerOf(record, 'ce_subject') ?? record.key ?? '',
    timeMs,
    data: parseJson(record.value),
  };
  const traceparent = headerOf(record, 'traceparent');
  return traceparent === undefined ? event : { ...event, traceparent };
}

function parseJson(value: string | null): unknown {
  try {
    return JSON.parse(value ?? '');
  } catch {
    throw new UnparsableRecord('the value is not JSON');
  }
}
