import { type CountName, noCounts } from '../domain/counts.js';
import { ALL_PARTITIONS } from '../domain/merge-buckets.js';
import type { Bucket } from '../domain/session-ledger.js';
import { Packer, Unpacker } from './packing.js';

/** Buckets of a session in a few bytes for each change. @param names in which order the counts are written */
export function packBuckets(buckets: readonly Bucket[], names: readonly CountName[]): Buffer {
  const packer = new Packer();
  packer.begin();
  packer.count(buckets.length);
  for (const { bucketMs, counts, presence, longStays, staying } of buckets) {
    packer.time(bucketMs);
    for (const name of names) packer.signed(counts[name]);
    packChanges(packer, presence);
    packChanges(packer, longStays);
    packer.count(staying.length);
    for (const value of staying) packer.signed(value);
  }
  return packer.written;
}

/** @param names those with which it was packed; one that this version does not know is left out */
export function unpackBuckets(bytes: Buffer, names: readonly string[]): Bucket[] {
  const unpacker = new Unpacker(bytes);
  return Array.from({ length: unpacker.count() }, () => {
    const bucketMs = unpacker.time();
    const counts: Record<string, number> = noCounts();
    for (const name of names) {
      const value = unpacker.signed();
      if (name in counts) counts[name] = value;
    }
    const [presence, longStays] = [unpackChanges(unpacker), unpackChanges(unpacker)];
    const staying = Array.from({ length: unpacker.count() }, () => unpacker.signed());
    return {
      partition: ALL_PARTITIONS,
      bucketMs,
      counts: counts as Record<CountName, number>,
      presence,
      longStays,
      staying,
    };
  });
}

/** Flat: instant, delta …; instants ascending, so that the steps between them are small. */
function packChanges(packer: Packer, changes: readonly number[]): void {
  packer.count(changes.length / 2);
  let before = 0;
  for (let i = 0; i < changes.length; i += 2) {
    const at = changes[i] as number;
    packer.signed(at - before);
    packer.signed(changes[i + 1] as number);
    before = at;
  }
}

function unpackChanges(unpacker: Unpacker): number[] {
  const changes: number[] = [];
  let at = 0;
  for (let left = unpacker.count(); left > 0; left -= 1) {
    at += unpacker.signed();
    changes.push(at, unpacker.signed());
  }
  return changes;
}
