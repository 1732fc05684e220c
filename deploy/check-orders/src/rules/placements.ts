import type { PlaceSent } from '@shopcast/history';
import { derivedId } from '@shopcast/kernel';
import type { BuyerDossier } from '../evidence/dossiers.js';
import type { Attempt, OrderFound } from '../evidence/papers.js';

/** All sendings under one Idempotency-Key, with the orders that stand under it. */
export interface Placement {
  readonly key: string;
  /** In the order in which they were sent. */
  readonly attempts: readonly Attempt<PlaceSent>[];
  readonly orders: readonly OrderFound[];
}

/** An attempt that was answered. */
export interface Answered {
  readonly sent: PlaceSent;
  readonly answer: Extract<Attempt['answer'], { kind: 'answered' }>;
}

/**
 * The name under which an order is kept for account, viewer and Idempotency-Key. It is stored data, by which alone a
 * row can be told to answer a request.
 */
const placementKeyOf = ({ accountId, viewerId }: BuyerDossier, key: string): string =>
  derivedId('placement', accountId, viewerId, key);

const grouped = new WeakMap<BuyerDossier, readonly Placement[]>();

/** The buyer's requests, key by key. */
export function placementsOf(buyer: BuyerDossier): readonly Placement[] {
  const known = grouped.get(buyer);
  if (known) return known;
  const placements = [...Map.groupBy(buyer.attempts, ({ sent }) => sent.key)].map(([key, attempts]) => {
    const placementKey = placementKeyOf(buyer, key);
    return {
      key,
      attempts: attempts.toSorted((one, other) => one.sent.atMs - other.sent.atMs),
      orders: buyer.orders.filter((order) => order.placementKey === placementKey),
    };
  });
  grouped.set(buyer, placements);
  return placements;
}

export const answeredOf = ({ attempts }: Placement): Answered[] =>
  attempts.flatMap(({ sent, answer }) => (answer.kind === 'answered' ? [{ sent, answer }] : []));

export const placedAnswers = (placement: Placement): Answered[] =>
  answeredOf(placement).filter(({ answer }) => answer.status === 201);

/** Refusals that say nothing about the order: of the caller, of the pace, of a key that belongs to another body. */
const BESIDE_THE_POINT = new Set([401, 403, 408, 429]);

/** Answers that say: there is no order for this request. */
export const refusedAnswers = (placement: Placement): Answered[] =>
  answeredOf(placement).filter(
    ({ answer }) =>
      answer.status >= 400 && !BESIDE_THE_POINT.has(answer.status) && answer.code !== 'order.idempotency_key_reused',
  );

/** What identifies the request, besides its key. */
export const bodyOf = ({ sessionId, lines, couponIds = [] }: PlaceSent): string =>
  JSON.stringify([
    sessionId,
    lines.map(({ listingId, skuId, quantity }) => [listingId, skuId, quantity]),
    couponIds,
  ]).toLowerCase();
