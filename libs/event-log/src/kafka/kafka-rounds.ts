import type { RecordToAppend } from '../log/event-log.js';
import { bytesOf } from '../log/record-limits.js';

export interface PlacedRecord extends RecordToAppend {
  readonly partition: number;
}

/** kafkajs makes one record batch per partition and request, and brokers take batches up to 1 MiB by default. */
const MAX_BATCH_BYTES = 950_000;
/** Lengths, offset and time deltas of one record, generously. */
const FRAMING = 70;

/** Splits records into rounds to be sent one after another, in each of which no partition's batch is too large. */
export function roundsOf(records: readonly PlacedRecord[]): PlacedRecord[][] {
  const rounds: PlacedRecord[][] = [];
  const fill = new Map<string, { round: number; bytes: number }>();
  for (const record of records) {
    const partition = `${record.topic}/${record.partition}`;
    const size = bytesOf(record) + FRAMING;
    const current = fill.get(partition) ?? { round: 0, bytes: 0 };
    const place =
      current.bytes + size > MAX_BATCH_BYTES && current.bytes > 0
        ? { round: current.round + 1, bytes: size }
        : { round: current.round, bytes: current.bytes + size };
    fill.set(partition, place);
    (rounds[place.round] ??= []).push(record);
  }
  return rounds;
}
