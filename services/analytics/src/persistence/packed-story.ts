import { trafficChannels } from '@shopcast/contracts';
import { noProducts, type ProductAct, productActs, type ProductStories } from '../domain/product-story.js';
import { type Arrival, firstNames, type First, type ViewerStory } from '../domain/viewer-story.js';
import type { Packer } from './packing.js';
import { Unpacker } from './packing.js';

/**
 * A story in some forty bytes. The same story always gives the same bytes, whatever the order of the facts behind it.
 * What is added later goes to the end: stories from before then read as if it had never happened.
 */
export function packStory(packer: Packer, { first, arrival, own, stays, products }: ViewerStory): void {
  packer.begin();
  packer.count(firstNames.reduce((bits, name, index) => bits + (first[name] === null ? 0 : 2 ** index), 0));
  for (const name of firstNames) if (first[name] !== null) packer.time(first[name]);
  packer.count(stays.watched.length);
  for (const atMs of stays.watched) packer.time(atMs);
  packTimes(packer, stays.open);
  packTimes(packer, stays.earlyLeaves);
  packArrival(packer, arrival);
  for (const count of [own.view_pv, own.orders, own.gmv]) packer.count(count);
  packProducts(packer, products);
}

export function unpackStory(bytes: Buffer): ViewerStory {
  const unpacker = new Unpacker(bytes);
  const bits = unpacker.count();
  const first = firstNames.map((name, index) => [name, Math.floor(bits / 2 ** index) % 2 ? unpacker.time() : null]);
  const watched = Array.from({ length: unpacker.count() }, () => unpacker.time());
  const [open, earlyLeaves] = [unpackTimes(unpacker), unpackTimes(unpacker)];
  const arrival = unpackArrival(unpacker);
  const own = { view_pv: unpacker.count(), orders: unpacker.count(), gmv: unpacker.count() };
  const products = unpackProducts(unpacker);
  return {
    arrival,
    own,
    products,
    first: Object.fromEntries(first) as Record<First, number | null>,
    stays: { open, earlyLeaves, watched },
  };
}

/** 0: none is known. */
function packArrival(packer: Packer, arrival: Arrival | null): void {
  packer.count(arrival ? trafficChannels.indexOf(arrival.channel) + 1 : 0);
  if (!arrival) return;
  packer.count(arrival.follower ? 1 : 0);
  packer.id(arrival.detail);
}

function unpackArrival(unpacker: Unpacker): Arrival | null {
  const channel = trafficChannels[unpacker.count() - 1];
  return channel === undefined ? null : { channel, follower: unpacker.count() === 1, detail: unpacker.id() };
}

function packTimes(packer: Packer, times: ReadonlyMap<string, number>): void {
  const ids = [...times.keys()].sort();
  packer.count(ids.length);
  for (const id of ids) {
    packer.id(id);
    packer.time(times.get(id) as number);
  }
}

function unpackTimes(unpacker: Unpacker): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (let left = unpacker.count(); left > 0; left -= 1) times.set(unpacker.id(), unpacker.time());
  return times;
}

/** None take no room: behind the end there are zeros. */
function packProducts(packer: Packer, products: ProductStories): void {
  if (products.size === 0) return;
  const listingIds = [...products.keys()].sort();
  packer.count(listingIds.length);
  for (const listingId of listingIds) {
    packer.id(listingId);
    for (const act of productActs) {
      const times = products.get(listingId)?.[act] ?? [];
      packer.count(times.length);
      for (const atMs of times) packer.time(atMs);
    }
  }
}

function unpackProducts(unpacker: Unpacker): ProductStories {
  const left = unpacker.count();
  if (left === 0) return noProducts;
  const times = (): number[] => Array.from({ length: unpacker.count() }, () => unpacker.time());
  return new Map(
    Array.from({ length: left }, () => [
      unpacker.id(),
      Object.fromEntries(productActs.map((act) => [act, times()])) as Record<ProductAct, number[]>,
    ]),
  );
}
