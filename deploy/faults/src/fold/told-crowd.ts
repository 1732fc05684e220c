import {
  commentPosted,
  type Fact,
  orderPaid,
  orderPlaced,
  productClicked,
  sessionEnded,
  sessionStarted,
  shopVisited,
  viewerEntered,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import type { Random } from '@shopcast/crowd';
import { newId } from '@shopcast/kernel';

export const EVENTS_PER_VIEWER = 9;
const LENGTH_MS = 3_600_000;
const SECOND_MS = 1_000;

export interface TimedFact {
  readonly id: string;
  readonly timeMs: number;
  readonly fact: Fact;
}

/** An hour that has passed, with everything that is said of it. */
export interface ToldSession {
  readonly sessionId: string;
  readonly start: TimedFact;
  /** Of its viewers. */
  readonly facts: readonly TimedFact[];
  readonly end: TimedFact;
}

/** Viewers who come and go, talk, look into the shop, and now and then buy. */
export function toldSession(viewers: number, endedAtMs: number, random: Random): ToldSession {
  const room = { accountId: newId(), sessionId: newId() };
  const startedAtMs = endedAtMs - LENGTH_MS;
  const startedAt = new Date(startedAtMs).toISOString();
  const plan = { title: 'Told to the fold', medium: 'video', timeScale: 1, currency: 'CNY' } as const;
  const at = (timeMs: number, fact: Fact): TimedFact => ({ id: newId(), timeMs, fact });
  const products = Array.from({ length: 10 }, newId);
  const told = Array.from({ length: viewers }, (_, n) =>
    viewerFacts({ ...room, viewerId: `viewer-${n}` }, random, products).map(([afterMs, fact]) =>
      at(startedAtMs + afterMs, fact),
    ),
  );
  return {
    sessionId: room.sessionId,
    start: at(startedAtMs, sessionStarted.of({ ...room, ...plan, startedAt })),
    facts: random.shuffled(told).flat(),
    end: at(endedAtMs, sessionEnded.of({ ...room, startedAt, endedAt: new Date(endedAtMs).toISOString() })),
  };
}

function viewerFacts(
  viewer: { accountId: string; sessionId: string; viewerId: string },
  random: Random,
  products: readonly string[],
): [afterMs: number, fact: Fact][] {
  const listingId = products[random.integer(0, products.length - 1)] ?? '';
  const paid = orderOf(listingId, random.integer(1, 3));
  const cameMs = random.integer(0, LENGTH_MS / 2);
  const expiresAt = new Date(0).toISOString();
  const facts: [number, Fact][] = [
    [cameMs + 10 * SECOND_MS, commentPosted.of({ ...viewer, commentId: newId(), text: '包邮吗？' })],
    [cameMs + 15 * SECOND_MS, viewerLiked.of({ ...viewer, count: random.integer(1, 30) })],
  ];
  let enteredMs = cameMs;
  for (let stays = random.integer(1, 3); stays > 0; stays -= 1) {
    const [stayId, leftMs] = [newId(), enteredMs + random.integer(SECOND_MS, 300 * SECOND_MS)];
    const source = { channel: 'push' } as const;
    facts.push([enteredMs, viewerEntered.of({ ...viewer, stayId, follower: false, source })]);
    facts.push([leftMs, viewerLeft.of({ ...viewer, stayId, reason: 'left' })]);
    enteredMs = leftMs + random.integer(SECOND_MS, 120 * SECOND_MS);
  }
  if (random.unit() < 0.7) facts.push([cameMs + 20 * SECOND_MS, shopVisited.of(viewer)]);
  if (random.unit() < 0.7)
    facts.push([cameMs + 30 * SECOND_MS, productClicked.of({ ...viewer, listingId, surface: 'shelf' })]);
  if (random.unit() < 0.4) facts.push([cameMs + 50 * SECOND_MS, orderPlaced.of({ ...viewer, ...paid, expiresAt })]);
  if (random.unit() < 0.4)
    facts.push([cameMs + 60 * SECOND_MS, orderPaid.of({ ...viewer, ...paid, paymentId: newId(), newBuyer: true })]);
  return facts;
}

function orderOf(listingId: string, quantity: number) {
  const line = { listingId, skuId: newId(), quantity, unitPriceMinor: 9_900 };
  return { orderId: newId(), lines: [line], totalMinor: quantity * 9_900, currency: 'CNY' };
}
