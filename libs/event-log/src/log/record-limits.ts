import { RecordRefused } from './event-log.errors.js';
import type { RecordToAppend } from './event-log.js';

/** Below Kafka's default of 1 MB for a batch, with room for its framing; the same in both adapters. */
export const MAX_RECORD_BYTES = 900_000;

/** UTF-8 bytes of key, headers and value. */
export function bytesOf({ key, headers, value }: RecordToAppend): number {
  let bytes = Buffer.byteLength(key) + Buffer.byteLength(value);
  for (const name in headers) bytes += name.length + Buffer.byteLength(headers[name] ?? '');
  return bytes;
}

/** @throws RecordRefused for a record that no adapter could ever write */
export function refuseImpossible(record: RecordToAppend): void {
  const bytes = bytesOf(record);
  if (bytes > MAX_RECORD_BYTES) {
    throw new RecordRefused('too_large', record.topic, `it has ${bytes} bytes, and at most ${MAX_RECORD_BYTES} fit`);
  }
  // Postgres text cannot hold it; inside JSON text it is always escaped.
  if (record.key.includes('\0')) throw new RecordRefused('malformed', record.topic, 'its key contains a NUL character');
}
