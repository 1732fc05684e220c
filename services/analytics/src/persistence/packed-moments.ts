import type { CountName } from '../domain/counts.js';
import { type Moment, settledMoments } from '../domain/moments.js';
import { Packer, Unpacker } from './packing.js';

/**
 * The number under which a count is written. Numbers are never changed nor given again: what was packed by an earlier
 * version must say the same for ever. A new count takes the next one.
 */
const codes: Readonly<Record<CountName, number>> = {
  view_pv: 0,
  viewer_uv: 1,
  non_followers: 2,
  comments: 3,
  commenters: 4,
  likes: 5,
  likers: 6,
  interactors: 7,
  new_followers: 8,
  shares: 9,
  product_exposure_uv: 10,
  product_exposure_uv_pinned: 11,
  product_exposure_uv_shelf: 12,
  product_click_uv: 13,
  product_click_uv_pinned: 14,
  product_click_uv_shelf: 15,
  product_clicks: 16,
  shop_visitors: 17,
  cart_uv: 18,
  orders_placed: 19,
  orders: 20,
  buyers: 21,
  click_buyers: 22,
  gmv: 23,
  new_buyer_orders: 24,
  refunded_orders: 25,
  refunded_buyers: 26,
  refunded_amount: 27,
};
const nameOf = new Map(Object.entries(codes).map(([name, code]) => [code, name]));

/** Most buckets have few, and there are many buckets. */
const FEW_BYTES = 128;

/** Moments in a few bytes each, those of one instant in one; empty for none. Pieces may be put one after the other. */
export function packMoments(moments: Iterable<Moment>): Buffer {
  const packer = new Packer(FEW_BYTES);
  const settled = settledMoments(moments);
  if (settled.length === 0) return packer.written;
  packer.begin();
  packer.count(settled.length);
  for (const { atMs, counts } of settled) {
    const changes = Object.entries(counts) as [CountName, number][];
    packer.time(atMs);
    packer.count(changes.length);
    for (const [name, change] of changes) {
      packer.count(codes[name]);
      packer.signed(change);
    }
  }
  return packer.written;
}

/** One by one, so that never more than one of them lies unpacked. */
export function* unpackMoments(pieces: readonly Buffer[]): Generator<Moment> {
  for (const bytes of pieces) {
    const unpacker = new Unpacker(bytes);
    while (!unpacker.isAtEnd) {
      unpacker.begin();
      for (let left = unpacker.count(); left > 0; left -= 1) yield unpackMoment(unpacker);
    }
  }
}

function unpackMoment(unpacker: Unpacker): Moment {
  const atMs = unpacker.time();
  const changes = Array.from({ length: unpacker.count() }, () => [nameOf.get(unpacker.count()), unpacker.signed()]);
  return { atMs, counts: Object.fromEntries(changes.filter(([name]) => name !== undefined)) as Moment['counts'] };
}
