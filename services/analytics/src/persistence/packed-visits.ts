import type { VisitChange } from '../domain/first-visit.js';
import { Packer, Unpacker } from './packing.js';

/** Most buckets have few, and there are many buckets. */
const FEW_BYTES = 64;

/** Changes of first visits in a few bytes each; empty for none. Pieces may be put one after the other. */
export function packVisits(visits: readonly VisitChange[]): Buffer {
  const packer = new Packer(FEW_BYTES);
  if (visits.length === 0) return packer.written;
  packer.begin();
  packer.count(visits.length);
  for (const { enteredMs, leftMs, delta } of visits) {
    packer.time(enteredMs);
    packer.count(leftMs === null ? 0 : leftMs - enteredMs + 1);
    packer.signed(delta);
  }
  return packer.written;
}

export function* unpackVisits(pieces: readonly Buffer[]): Generator<VisitChange> {
  for (const bytes of pieces) {
    const unpacker = new Unpacker(bytes);
    while (!unpacker.isAtEnd) {
      unpacker.begin();
      for (let left = unpacker.count(); left > 0; left -= 1) yield unpackVisit(unpacker);
    }
  }
}

function unpackVisit(unpacker: Unpacker): VisitChange {
  const enteredMs = unpacker.time();
  const watched = unpacker.count();
  return { enteredMs, leftMs: watched === 0 ? null : enteredMs + watched - 1, delta: unpacker.signed() };
}
