import {
  cartAdded,
  commentDeleted,
  commentPosted,
  type Fact,
  listingPinned,
  listingUnpinned,
  type OrderPaid,
  orderPaid,
  orderPlaced,
  orderRefunded,
  productClicked,
  productExposed,
  sessionDrafted,
  sessionEnded,
  sessionPaused,
  sessionResumed,
  sessionShared,
  sessionStarted,
  shopVisited,
  viewerEntered,
  viewerFollowed,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import type { Seeded } from './seeded.js';

/** A fact with the identity and the event time that it is recorded with. */
export interface TimedFact {
  readonly id: string;
  readonly fact: Fact;
  readonly timeMs: number;
}

/** A session as chance would have it, and everything that happened in it. */
export interface RandomSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly startedAtMs: number;
  /** null: it is still live. */
  readonly endedAtMs: number | null;
  /** In the order in which each key's facts are appended; not in the order of time. */
  readonly facts: readonly TimedFact[];
}

const EPOCH_MS = Date.parse('2026-11-23T10:00:00Z');
const MINUTE_MS = 60_000;
const HALF_MINUTE_MS = 30_000;

/**
 * A session with everything that is awkward: stays that overlap, are empty or never end, absences of just the grace,
 * facts from before the start and after the end, orders without a visit, visits that become known after the order,
 * buyers who never entered, refunds in parts, the same product twice in an order, clicks in the instant of a pin.
 */
export function randomSession(chance: Seeded): RandomSession {
  const startedAtMs = EPOCH_MS + chance.between(0, 86_400_000);
  const lengthMs = chance.between(1, 8) * MINUTE_MS + (chance.chance(0.2) ? 0 : chance.between(0, MINUTE_MS - 1));
  const room = { accountId: chance.uuid(), sessionId: chance.uuid() };
  const listingIds = [chance.uuid(), chance.uuid(), chance.uuid()];
  const endedAtMs = chance.chance(0.75) ? startedAtMs + lengthMs : null;
  // Often at the very boundary of a minute, or of the session.
  const anyTime = (): number => {
    const afterMs = chance.between(-2_000, lengthMs + 20_000);
    return startedAtMs + (chance.chance(0.4) ? Math.round(afterMs / HALF_MINUTE_MS) * HALF_MINUTE_MS : afterMs);
  };
  const viewers = Array.from({ length: chance.between(1, 10) }, (_, index) => `viewer-${index}`);
  const facts = [
    ...frameFacts(room, { startedAtMs, endedAtMs, lengthMs }, chance),
    ...hostFacts(room, { listingIds, anyTime }, chance),
    ...viewers.flatMap((viewerId) =>
      viewerFacts({ ...room, viewerId }, { anyTime, startedAtMs, endedAtMs, listingIds }, chance),
    ),
  ];
  return { ...room, startedAtMs, endedAtMs, facts };
}

interface Frame {
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly lengthMs: number;
}

function frameFacts(
  room: { accountId: string; sessionId: string },
  { startedAtMs, endedAtMs, lengthMs }: Frame,
  chance: Seeded,
): TimedFact[] {
  const record = (timeMs: number, fact: Fact): TimedFact => ({ id: chance.uuid(), timeMs, fact });
  const plan = { ...room, title: 'A random session', medium: 'video', timeScale: 1, currency: 'CNY' } as const;
  const startedAt = new Date(startedAtMs).toISOString();
  const facts = [
    record(startedAtMs - 60_000, sessionDrafted.of(plan)),
    record(startedAtMs, sessionStarted.of({ ...plan, startedAt })),
  ];
  for (
    let atMs = chance.between(0, lengthMs);
    chance.chance(0.4) && atMs < lengthMs;
    atMs += chance.between(1, 90_000)
  ) {
    facts.push(record(startedAtMs + atMs, sessionPaused.of(room)));
    if (chance.chance(0.2)) break;
    atMs += chance.chance(0.3) ? MINUTE_MS : chance.between(1, 90_000);
    if (atMs < lengthMs) facts.push(record(startedAtMs + atMs, sessionResumed.of(room)));
  }
  if (endedAtMs !== null) {
    facts.push(record(endedAtMs, sessionEnded.of({ ...room, startedAt, endedAt: new Date(endedAtMs).toISOString() })));
  }
  return facts;
}

/** What is explained when; now and then what is explained already, and what is not. */
function hostFacts(
  room: { accountId: string; sessionId: string },
  { listingIds, anyTime }: Pick<ViewerTimes, 'listingIds' | 'anyTime'>,
  chance: Seeded,
): TimedFact[] {
  return Array.from({ length: chance.between(0, 6) }, () => {
    const listing = { ...room, listingId: chance.pick(listingIds) };
    const fact = chance.chance(0.7) ? listingPinned.of({ ...listing, title: 'Tote' }) : listingUnpinned.of(listing);
    return { id: chance.uuid(), timeMs: anyTime(), fact };
  });
}

interface ViewerTimes {
  anyTime(): number;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly listingIds: readonly string[];
}

function viewerFacts(
  viewer: { accountId: string; sessionId: string; viewerId: string },
  { anyTime, startedAtMs, endedAtMs, listingIds }: ViewerTimes,
  chance: Seeded,
): TimedFact[] {
  const facts: TimedFact[] = [];
  const record = (timeMs: number, fact: Fact): void => void facts.push({ id: chance.uuid(), timeMs, fact });
  const times = (most: number): number[] => Array.from({ length: chance.between(0, most) }, anyTime);
  const justAbout = (ms: number): number => ms + chance.between(-1, 1);
  const line = (): OrderPaid['lines'][number] => {
    const discount = chance.chance(0.3) ? { discountMinor: chance.between(0, 200) } : {};
    const price = { quantity: chance.between(1, 3), unitPriceMinor: chance.between(200, 9_000), ...discount };
    return { listingId: chance.pick(listingIds), skuId: chance.uuid(), ...price };
  };

  const stays = (enteredMs: number, leftMs: number | null): void => {
    const stayId = chance.uuid();
    const channel = chance.pick(['push', 'article', 'share'] as const);
    const source = { channel, ...(chance.chance(0.6) ? { detail: chance.pick(['one', 'two']) } : {}) };
    record(enteredMs, viewerEntered.of({ ...viewer, stayId, follower: chance.chance(0.5), source }));
    if (leftMs !== null) record(leftMs, viewerLeft.of({ ...viewer, stayId, reason: 'left' }));
  };
  const comments = (atMs: number): void => {
    const [commentId, postedAt] = [chance.uuid(), new Date(atMs).toISOString()];
    record(atMs, commentPosted.of({ ...viewer, commentId, text: '買った！' }));
    if (chance.chance(0.7)) return;
    const deleted = commentDeleted.of({ ...viewer, commentId, postedAt, keyId: null, grounds: null });
    record(atMs + chance.between(0, 150_000), deleted);
  };
  for (const enteredMs of times(chance.chance(0.5) ? 4 : 1)) {
    const aWhile = chance.chance(0.5) ? chance.between(1, 120_000) : justAbout(chance.between(1, 4) * HALF_MINUTE_MS);
    stays(enteredMs, chance.pick([enteredMs, enteredMs + aWhile, endedAtMs ?? anyTime(), null]));
  }
  // Here from the start, or nearly so, and now and then away for about as long as the grace.
  let cameMs = startedAtMs + chance.pick([-70_000, -20_000, 0, justAbout(MINUTE_MS)]);
  for (let returns = chance.between(0, 3); chance.chance(0.6) && returns >= 0; returns -= 1) {
    const leftMs = returns === 0 ? chance.pick([null, endedAtMs]) : cameMs + chance.between(1, 150_000);
    stays(cameMs, leftMs);
    if (leftMs !== null) cameMs = leftMs + chance.pick([1, 10_000, justAbout(HALF_MINUTE_MS)]);
  }
  for (const atMs of times(3)) comments(atMs);
  for (const atMs of times(2)) record(atMs, viewerLiked.of({ ...viewer, count: chance.between(1, 30) }));
  if (chance.chance(0.2)) record(anyTime(), viewerFollowed.of(viewer));
  if (chance.chance(0.2)) record(anyTime(), sessionShared.of({ ...viewer, channel: 'friends' }));
  for (const atMs of times(2)) record(atMs, shopVisited.of(viewer));
  const seen = () => ({ listingId: chance.pick(listingIds), surface: surface() });
  const surface = (): 'pinned' | 'shelf' => chance.pick(['pinned', 'shelf']);
  for (const atMs of times(4)) record(atMs, productExposed.of({ ...viewer, ...seen() }));
  for (const atMs of times(3)) record(atMs, productClicked.of({ ...viewer, ...seen() }));
  for (const atMs of times(1))
    record(atMs, cartAdded.of({ ...viewer, listingId: seen().listingId, skuId: chance.uuid(), quantity: 1 }));

  let newBuyer = chance.chance(0.5);
  for (const placedMs of times(2)) {
    const orderId = chance.uuid();
    const lines = Array.from({ length: chance.between(1, 3) }, line);
    const totalMinor = lines.reduce((sum, of) => sum + of.quantity * of.unitPriceMinor - (of.discountMinor ?? 0), 0);
    const paid = { totalMinor, currency: 'CNY', lines };
    const expiresAt = new Date(placedMs + 900_000).toISOString();
    record(placedMs, orderPlaced.of({ ...viewer, ...paid, orderId, expiresAt }));
    if (chance.chance(0.3)) continue;
    const paidMs = placedMs + chance.between(0, 90_000);
    record(paidMs, orderPaid.of({ ...viewer, ...paid, orderId, paymentId: chance.uuid(), newBuyer }));
    newBuyer = false;
    let [refundedMs, refundedTotalMinor] = [paidMs, 0];
    while (chance.chance(0.3) && refundedTotalMinor < paid.totalMinor) {
      const refundMinor = chance.between(1, paid.totalMinor - refundedTotalMinor);
      [refundedMs, refundedTotalMinor] = [refundedMs + chance.between(1, 90_000), refundedTotalMinor + refundMinor];
      const refund = { orderId, refundId: chance.uuid(), refundMinor, refundedTotalMinor, currency: 'CNY' };
      record(refundedMs, orderRefunded.of({ ...viewer, ...refund }));
    }
  }
  return facts;
}
