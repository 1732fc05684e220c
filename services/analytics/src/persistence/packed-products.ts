import { NEVER, type ProductChange, productCounts } from '../domain/product-changes.js';
import { Packer, Unpacker } from './packing.js';

type Products = ReadonlyMap<string, readonly ProductChange[]>;

/** Most pieces are of a few changes, and there are many pieces. */
const FEW_BYTES = 128;

/** Changes of products' numbers in a few bytes each; empty for none. Pieces may be put one after the other. */
export function packProducts(products: Products): Buffer {
  const packer = new Packer(FEW_BYTES);
  for (const [listingId, changes] of products) {
    packer.begin();
    packer.id(listingId);
    packer.count(changes.length);
    for (const { what, atMs, sinceMs, beforeMs, amount } of changes) {
      packer.count(productCounts.indexOf(what));
      packer.time(atMs);
      packer.count(atMs - sinceMs);
      packer.count(beforeMs === NEVER ? 0 : sinceMs - beforeMs + 1);
      packer.signed(amount);
    }
  }
  return packer.written;
}

/** One entry for each listing of each piece. */
export function* unpackProducts(pieces: readonly Buffer[]): Generator<[listingId: string, changes: ProductChange[]]> {
  for (const bytes of pieces) {
    const unpacker = new Unpacker(bytes);
    while (!unpacker.isAtEnd) {
      unpacker.begin();
      const listingId = unpacker.id();
      yield [listingId, Array.from({ length: unpacker.count() }, () => unpackChange(unpacker))];
    }
  }
}

function unpackChange(unpacker: Unpacker): ProductChange {
  const what = productCounts[unpacker.count()] ?? productCounts[0];
  const atMs = unpacker.time();
  const sinceMs = atMs - unpacker.count();
  const before = unpacker.count();
  return { what, atMs, sinceMs, beforeMs: before === 0 ? NEVER : sinceMs - before + 1, amount: unpacker.signed() };
}
