import type { BuyerDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';
import { answeredOf, bodyOf, placedAnswers, type Placement, placementsOf, refusedAnswers } from './placements.js';

export const oneOrderPerKey: Rule<BuyerDossier> = {
  id: 'key.one-order',
  promise: 'One Idempotency-Key makes one order, however often it is sent.',
  *judge(buyer) {
    for (const placement of placementsOf(buyer)) {
      const orderIds = new Set([
        ...placedAnswers(placement).map(({ answer }) => answer.orderId ?? ''),
        ...placement.orders.map(({ orderId }) => orderId),
      ]);
      if (orderIds.size < 2) continue;
      yield {
        what: 'a key made more than one order',
        where: { viewerId: buyer.viewerId, key: placement.key },
        expected: 1,
        found: [...orderIds],
      };
    }
  },
};

/** Only answers are compared here; whether they are true is other rules' business. */
export const sameAnswerPerKey: Rule<BuyerDossier> = {
  id: 'key.same-answer',
  promise: 'A key that was answered with an order is answered with that order ever after, and to no other body.',
  *judge(buyer) {
    for (const placement of placementsOf(buyer)) {
      const problem = unlike(placement);
      if (problem) yield { ...problem, where: { viewerId: buyer.viewerId, key: placement.key } };
    }
  },
};

function unlike(placement: Placement): { what: string; expected: unknown; found: unknown } | undefined {
  const placed = placedAnswers(placement);
  const [first] = placed;
  if (!first) return undefined;
  const otherTotal = placed.find(({ answer }) => answer.totalMinor !== first.answer.totalMinor);
  if (otherTotal)
    return { what: 'a repeated key was told another price', expected: first.answer, found: otherTotal.answer };
  const otherBody = placed.find(({ sent }) => bodyOf(sent) !== bodyOf(first.sent));
  if (otherBody) return { what: 'one key served two bodies', expected: first.sent.lines, found: otherBody.sent.lines };
  const knownMs = Math.min(...placed.map(({ answer }) => answer.atMs));
  const late = refusedAnswers(placement).find(({ sent }) => sent.atMs > knownMs && bodyOf(sent) === bodyOf(first.sent));
  return late && { what: 'a key that has its order was refused', expected: first.answer, found: late.answer };
}

export const everyOrderAskedFor: Rule<BuyerDossier> = {
  id: 'order.asked-for',
  promise: 'Every order of a viewer whose history is known answers one of that viewer’s requests.',
  *judge(buyer) {
    if (buyer.attempts.length === 0) return;
    const asked = new Set(placementsOf(buyer).flatMap(({ orders }) => orders));
    for (const order of buyer.orders.filter((found) => !asked.has(found)))
      yield {
        what: 'an order that nobody asked for',
        where: { orderId: order.orderId, viewerId: buyer.viewerId },
        expected: 'one of the viewer’s keys',
        found: order.placementKey,
      };
  },
};

export const placementsResolved: Rule<BuyerDossier> = {
  id: 'unknown.placement-resolved',
  promise: 'Every placement without an answer was sent again under its key until it had one.',
  *judge(buyer) {
    for (const placement of placementsOf(buyer)) {
      const lastAnsweredMs = Math.max(...answeredOf(placement).map(({ sent }) => sent.atMs));
      const open = placement.attempts.find(
        ({ sent, answer }) => answer.kind === 'unknown' && sent.atMs > lastAnsweredMs,
      );
      if (!open) continue;
      yield {
        what: 'nobody found out what became of a request',
        where: { viewerId: buyer.viewerId, key: placement.key },
        expected: 'an answer to the same key',
        found: open.answer,
      };
    }
  },
};
