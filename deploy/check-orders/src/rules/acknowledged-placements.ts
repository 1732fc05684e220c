import type { BuyerDossier } from '../evidence/dossiers.js';
import type { OrderFound } from '../evidence/papers.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';
import { same } from '../judgement/same.js';
import { type Answered, placedAnswers, placementsOf } from './placements.js';

/** What a buyer was told is there. */
export const acknowledgedOrder: Rule<BuyerDossier> = {
  id: 'acknowledged.order',
  promise: 'Every order that was answered with 201 exists.',
  *judge(buyer) {
    for (const { placed, order } of acknowledged(buyer)) {
      if (order) continue;
      yield {
        what: 'an order that its buyer was told of is lost',
        where: { orderId: placed.answer.orderId ?? '', viewerId: buyer.viewerId, key: placed.sent.key },
        expected: 'the order',
        found: 'none',
      };
    }
  },
};

/** … and is what was asked for, at the price that was said. */
export const acknowledgedTerms: Rule<BuyerDossier> = {
  id: 'acknowledged.terms',
  promise:
    'Every order that was answered with 201 has the lines and coupons that were asked for and the price that was answered.',
  *judge(buyer) {
    for (const { placed, order } of acknowledged(buyer)) if (order) yield* differences(placed, order);
  },
};

function* acknowledged(buyer: BuyerDossier): Generator<{ placed: Answered; order: OrderFound | undefined }> {
  const byId = new Map(buyer.orders.map((order) => [order.orderId, order]));
  for (const placement of placementsOf(buyer))
    for (const placed of placedAnswers(placement)) yield { placed, order: byId.get(placed.answer.orderId ?? '') };
}

function* differences({ sent, answer }: Answered, order: OrderFound): Generator<Discrepancy> {
  const where = { orderId: order.orderId, key: sent.key };
  const asked = sent.lines.map((line) => shortLine(line));
  const kept = order.lines.map((line) => shortLine(line));
  if (!same(asked, kept))
    yield { what: 'the order has other lines than were asked for', where, expected: asked, found: kept };
  const coupons = order.coupons.map(({ couponId }) => couponId).sort();
  const askedCoupons = (sent.couponIds ?? []).map((couponId) => couponId.toLowerCase()).sort();
  if (!same(askedCoupons, coupons))
    yield { what: 'the order has other coupons than were asked for', where, expected: askedCoupons, found: coupons };
  if (answer.totalMinor !== undefined && answer.totalMinor !== order.totalMinor)
    yield {
      what: 'the order has another price than was answered',
      where,
      expected: answer.totalMinor,
      found: order.totalMinor,
    };
}

const shortLine = (line: { readonly listingId: string; readonly skuId: string; readonly quantity: number }) =>
  `${line.quantity} × ${line.listingId}/${line.skuId}`.toLowerCase();
