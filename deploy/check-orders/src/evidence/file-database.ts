import { topics } from '@shopcast/contracts';
import type { Verdicts } from '../judgement/verdicts.js';
import { residueRules } from '../rules/residue-rules.js';
import type { Cabinet } from './cabinet.js';
import { buyerKey, type OtherBooks } from './dossiers.js';
import {
  allocationsIn,
  bookingsIn,
  firstOrdersIn,
  movementsIn,
  ordersIn,
  outboxIn,
  type OutboxFound,
  providerPaymentsIn,
  providerRefundsIn,
  refundsIn,
  unbalancedIn,
  waitingIn,
} from './order-database.js';
import { ledgerRules } from '../rules/ledger-rules.js';
import type { BuyerPaper, OrderPaper, WaitingPaper } from './papers.js';
import type { PromotionBooks } from './promotion-books.js';
import { campaignsIn, couponsIn, talliesIn } from './promotion-database.js';
import { residueIn } from './residue.js';
import type { FlashSales } from './flash-sales.js';
import type { SessionSales } from './session-sales.js';
import type { Snapshot } from './snapshot.js';
import type { StockReplay } from './stock-replay.js';

/** Where what is found is put. */
export interface Files {
  readonly buyers: Cabinet<BuyerPaper>;
  readonly orders: Cabinet<OrderPaper>;
  readonly waiting: Cabinet<WaitingPaper>;
  readonly stock: StockReplay;
  readonly sales: SessionSales;
  readonly promotions: PromotionBooks;
  readonly flash: FlashSales;
  readonly verdicts: Verdicts;
  readonly counts: { orders: number; movements: number };
}

/** Files everything that the order database says at one moment. @returns which other books it holds */
export async function fileDatabase(snapshot: Snapshot, files: Files, graceSeconds: number): Promise<OtherBooks> {
  await fileOrders(snapshot, files);
  await fileStock(snapshot, files);
  for await (const refund of refundsIn(snapshot)) files.orders.file(refund.orderId, { kind: 'refund', refund });
  if (await snapshot.has('waiting')) await fileWaiting(snapshot, files);
  for await (const row of outboxIn(snapshot)) fileOutbox(row, files);
  files.verdicts.judge(residueRules, await residueIn(snapshot, graceSeconds));

  const books = { provider: await snapshot.has('test_payments'), ledger: await snapshot.has('ledger_transactions') };
  if (await snapshot.has('coupon_campaigns')) await filePromotions(snapshot, files);
  if (books.provider) await fileProvider(snapshot, files);
  if (books.ledger) await fileLedger(snapshot, files);
  files.verdicts.judge(ledgerRules, books.ledger ? await unbalancedIn(snapshot) : []);
  return books;
}

async function fileOrders(snapshot: Snapshot, files: Files): Promise<void> {
  const { buyers, orders, counts } = files;
  for await (const order of ordersIn(snapshot)) {
    counts.orders += 1;
    buyers.file(buyerKey(order.accountId, order.viewerId), { kind: 'order', order });
    orders.file(order.orderId, { kind: 'order', order });
    for (const count of [files.stock, files.sales, files.promotions, files.flash]) count.order(order);
  }
  for await (const { accountId, viewerId, orderId } of firstOrdersIn(snapshot))
    buyers.file(buyerKey(accountId, viewerId), { kind: 'first-order', orderId });
}

async function fileStock(snapshot: Snapshot, { orders, stock, counts }: Files): Promise<void> {
  for await (const row of allocationsIn(snapshot)) stock.row(row);
  for await (const movement of movementsIn(snapshot)) {
    counts.movements += 1;
    stock.move(movement);
    if (movement.orderId !== null) orders.file(movement.orderId, { kind: 'movement', movement });
  }
}

async function fileWaiting(snapshot: Snapshot, { orders, stock, waiting }: Files): Promise<void> {
  for await (const place of waitingIn(snapshot)) {
    waiting.file(place.entryId, { kind: 'place', place });
    stock.waiting(place);
    if (place.orderId !== null) orders.file(place.orderId, { kind: 'accepted', place });
  }
}

/** A fact on its way to the log is as true as one that has arrived; it comes after all that are there. */
function fileOutbox({ position, eventId, type, topic, subject, data: json }: OutboxFound, files: Files): void {
  const { orders, waiting } = files;
  const data = JSON.parse(json) as { readonly orderId?: string; readonly offerId?: string };
  if (topic !== topics.order.name) return;
  if (data.offerId !== undefined) waiting.file(data.offerId, { kind: 'fact', eventId, type });
  if (data.orderId === undefined) return;
  const fact = { eventId, type, subject, place: `outbox/${position}`, data: { ...data, orderId: data.orderId } };
  orders.file(data.orderId, { kind: 'fact', fact });
}

async function filePromotions(snapshot: Snapshot, { promotions }: Files): Promise<void> {
  for await (const campaign of campaignsIn(snapshot)) promotions.campaign(campaign);
  for await (const coupon of couponsIn(snapshot)) promotions.coupon(coupon);
  for await (const { tallyId, units } of talliesIn(snapshot)) promotions.tally(tallyId, units);
}

async function fileProvider(snapshot: Snapshot, { orders }: Files): Promise<void> {
  for await (const payment of providerPaymentsIn(snapshot)) orders.file(payment.orderId, { kind: 'payment', payment });
  for await (const { orderId, ...refund } of providerRefundsIn(snapshot))
    orders.file(orderId, { kind: 'provider-refund', refund });
}

async function fileLedger(snapshot: Snapshot, { orders }: Files): Promise<void> {
  for await (const booking of bookingsIn(snapshot)) orders.file(booking.orderId, { kind: 'booking', booking });
}
