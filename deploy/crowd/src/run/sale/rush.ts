import { refundMinorOf } from '../../plan/sale/sale-plan.js';
import { each } from '../each.js';
import { noteRefusal } from '../note-refusal.js';
import { idOf } from '../stage.js';
import { stockOf } from '../stock.js';
import { LastCalls } from './last-calls.js';
import { makeAttempt } from './make-attempt.js';
import type { Purchase } from './order-book.js';
import { AT_ONCE, keyOf, type SaleStage } from './sale-stage.js';

const LOOK_EVERY_MS = 100;
const LISTINGS_AT_ONCE = 16;

/**
 * The whole sale: everybody at once, then the last calls for what came back, then the refunds.
 * @param paced at the session's own pace; otherwise as fast as there are answers
 */
export async function rush(stage: SaleStage, paced: boolean): Promise<void> {
  const { plan, clock, book, progress, stopwatch } = stage;
  const betweenMs = paced ? plan.durationMs / plan.attempts.length : 0;
  clock.startSession();
  stopwatch.start();
  progress.enter('selling');
  await each(plan.attempts, AT_ONCE, async (attempt, index) => {
    if (paced) await clock.untilSession(index * betweenMs);
    await makeAttempt(stage, attempt, keyOf(stage, 'attempt', index));
  });

  stopwatch.rushed();
  progress.enter('settling');
  await Promise.all(plan.contests.map((contest) => new LastCalls(stage, contest).make()));
  await each(plan.products, LISTINGS_AT_ONCE, ({ key }) => untilSettled(stage, stage.listings.id(key)));
  const refunded = book.all().filter(({ fate, totalMinor }) => refundMinorOf(fate, totalMinor) > 0);
  await each(refunded, AT_ONCE, (purchase) => refund(stage, purchase));
  stopwatch.settled();
}

/** Every payment has arrived when no unit is held for one any more. */
async function untilSettled(stage: SaleStage, listingId: string): Promise<void> {
  const sinceMs = performance.now();
  for (;;) {
    const levels = await stockOf(stage, listingId);
    if (levels.every(({ reserved }) => reserved === 0)) return;
    if (performance.now() - sinceMs > stage.patience.outageMs) return stage.tally.note('a payment never arrived');
    await stage.clock.rest(LOOK_EVERY_MS);
  }
}

async function refund(stage: SaleStage, { orderId, fate, totalMinor }: Purchase): Promise<void> {
  const { api, accountId, accountKey, tally } = stage;
  const key = idOf(stage, 'refund', orderId);
  const part = fate === 'refund' ? {} : { amountMinor: refundMinorOf(fate, totalMinor) };
  const path = `/v1/orders/${orderId}/refunds`;
  const deed = { op: 'refund', accountId, orderId, key, ...part } as const;
  await api
    .ask<{ refundMinor: number }>({ method: 'POST', path, key: accountKey, body: part, idempotencyKey: key, deed })
    .then(({ refundMinor }) => void (tally.refundedMinor += refundMinor))
    .catch((error: unknown) => noteRefusal(tally, error));
}
