import type { Fact, RecordedEvent } from '@shopcast/contracts';
import { UnparsableRecord } from './event-log.errors.js';
import type { LogRecord, RecordToAppend } from './event-log.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

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

/** The event's wire name, or undefined for a record that is no CloudEvent. */
export const typeOf = (record: LogRecord): string | undefined => record.headers['ce_type'];

/** Reads a record. The data is not yet checked against a contract. @throws UnparsableRecord */
export function fromRecord(record: LogRecord): RecordedEvent {
  const { ce_id: id, ce_type: type, ce_source: source, ce_time: time, traceparent } = record.headers;
  if (id === undefined || !UUID.test(id)) throw new UnparsableRecord('ce_id is missing or no UUID');
  if (!type) throw new UnparsableRecord('ce_type is missing');
  const timeMs = Date.parse(time ?? '');
  if (Number.isNaN(timeMs)) throw new UnparsableRecord('ce_time is missing or no time');

  return {
    id: id.toLowerCase(),
    type,
    source: source ?? '',
    subject: record.headers['ce_subject'] ?? record.key ?? '',
    timeMs,
    ...(traceparent === undefined ? {} : { traceparent }),
    data: parseJson(record.value),
  };
}

function parseJson(value: string | null): unknown {
  try {
    return JSON.parse(value ?? '');
  } catch {
    throw new UnparsableRecord('the value is not JSON');
  }
}
