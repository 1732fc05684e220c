import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allocationSet, listingListed, sessionDrafted, sessionMeasured, sessionStarted } from '@shopcast/contracts';
import { HistoryWriter } from '@shopcast/history';
import { newId } from '@shopcast/kernel';
import { OrderModule } from '@shopcast/order';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { placed, until } from './recorded-order.js';
import { type Item, type PlacedHere, RecordingClient } from './recording-client.js';
import { type LaterOrders, type OrdersInTwoPayments, tradeAfterwards, tradeInTwoPayments } from './trade-afterwards.js';
import { PROMOTED_GMV_MINOR, type PromotedOrders, tradeWithPromotions } from './trade-with-promotions.js';

const TIMEOUT_SECONDS = 3;
export const PRICE_MINOR = 9_900;

/** The orders of the run, by what became of them. */
export interface RecordedOrders extends PromotedOrders, LaterOrders, OrdersInTwoPayments {
  /** Two units, sent twice under one key. */
  readonly paid: PlacedHere;
  /** Its first answer was lost. */
  readonly lost: PlacedHere;
  readonly cancelled: PlacedHere;
  readonly failed: PlacedHere;
  /** In two parts, the second the rest. */
  readonly refunded: PlacedHere;
  readonly partlyRefunded: PlacedHere;
  readonly expired: PlacedHere;
  /** Expired; its money came when the only unit was another's. */
  readonly tooLate: PlacedHere;
  /** Has that unit. */
  readonly luckier: PlacedHere;
}

/** A correct run of the real order service, at rest: nothing goes on any more. */
export interface RecordedRun {
  readonly client: RecordingClient;
  readonly historyFile: string;
  readonly orders: RecordedOrders;
  /** Plenty of units; one unit; what there are promotions of; what somebody waits for; what is sold before its time. */
  readonly items: readonly [many: Item, single: Item, promoted: Item, wanted: Item, early: Item];
  /** Was refused: sold out. */
  readonly refused: { readonly viewerId: string; readonly key: string };
  /** Databases of the service and of the log, application role. */
  readonly urls: { readonly order: string; readonly log: string };
  remove(): Promise<void>;
}

/** Lets a handful of buyers do everything that buyers do, and writes the history of it. */
export async function recordRun(): Promise<RecordedRun> {
  const order = await startService(OrderModule, {
    service: 'order',
    env: { ORDER_PAYMENT_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS), TEST_PAYMENTS_LATEST_MS: '100' },
  });
  const folder = mkdtempSync(join(tmpdir(), 'shopcast-recorded-'));
  const historyFile = join(folder, 'recorded.jsonl');
  const history = await HistoryWriter.create(historyFile, {
    case: 'recorded',
    seed: 0,
    url: order.url,
    atMs: Date.now(),
  });
  const client = new RecordingClient(order, history, newId(), newId());

  const items = await openShop(order, client);
  const refused = { viewerId: 'refused', key: newId() };
  const [many, single, promoted, wanted, early] = items;
  const orders = {
    ...(await tradeWithPromotions(order, client, promoted)),
    ...(await trade(client, [many, single], refused)),
    ...(await tradeAfterwards(client, many, wanted)),
    ...(await tradeInTwoPayments(client, early)),
  };
  await atRest(order);
  await measure(order, client);
  await history.close();
  const urls = { order: order.databaseUrls.appUrl, log: process.env['EVENT_LOG_DATABASE_URL'] ?? '' };
  await order.app.close();
  const remove = async (): Promise<void> => {
    rmSync(folder, { recursive: true });
    await order.stop();
  };
  return { client, historyFile, orders, items, refused, urls, remove };
}

async function openShop(
  order: ServiceUnderTest,
  { accountId, sessionId }: RecordingClient,
): Promise<RecordedRun['items']> {
  const plan = { accountId, sessionId, title: 'Autumn', medium: 'video' as const, timeScale: 1, currency: 'CNY' };
  const startedAt = new Date().toISOString();
  await order.log.tellAll([sessionDrafted.of(plan), sessionStarted.of({ ...plan, startedAt })]);
  const list = async (units: number): Promise<Item> => {
    const item = { listingId: newId(), skuId: newId(), allocationId: newId() };
    const skus = [{ skuId: item.skuId, title: 'Red', listPriceMinor: PRICE_MINOR }];
    const product = { brandId: newId(), productId: newId(), title: 'Lipstick', currency: 'CNY', skus };
    await order.log.tellAll([
      listingListed.of({ accountId, listingId: item.listingId, ...product }),
      allocationSet.of({ accountId, ...item, units }),
    ]);
    return item;
  };
  return [await list(50), await list(1), await list(20), await list(2), await list(30)];
}

async function trade(
  client: RecordingClient,
  [many, single]: readonly [Item, Item],
  refused: { readonly viewerId: string; readonly key: string },
): Promise<Omit<RecordedOrders, keyof (PromotedOrders & LaterOrders & OrdersInTwoPayments)>> {
  const buy = (viewerId: string, item: Item, quantity = 1, key = newId()) =>
    placed(client.place(viewerId, [[item, quantity]], { key }));
  const [expired, tooLate] = [await buy('expired', many, 3), await buy('too-late', single)];
  await client.place(refused.viewerId, [[single, 1]], { key: refused.key });

  const paid = await buy('paid', many, 2);
  await buy('paid', many, 2, paid.key);
  await client.pay(paid);
  const lostKey = newId();
  await client.place('lost', [[many, 1]], { key: lostKey, lost: true });
  const lost = await buy('lost', many, 1, lostKey);
  await client.pay(lost);
  const cancelled = await buy('cancelled', many);
  await client.cancel(cancelled);
  const failed = await buy('failed', many);
  await client.pay(failed, 'failed');
  const refunded = await buy('refunded', many, 2);
  const partlyRefunded = await buy('partly', many);
  for (const order of [refunded, partlyRefunded]) {
    await client.pay(order);
    await until(client, order, 'paid');
    await client.refund(order, 100);
  }
  await client.refund(refunded);

  await until(client, tooLate, 'expired');
  const luckier = await buy('luckier', single);
  await client.pay(luckier);
  await until(client, luckier, 'paid');
  await client.pay(tooLate);
  return { paid, lost, cancelled, failed, refunded, partlyRefunded, expired, tooLate, luckier };
}

/** Nothing waits any more: no unpaid order, no fact, no refund, no callback. */
async function atRest(order: ServiceUnderTest): Promise<void> {
  for (;;) {
    const [row] = await order.database.query<{ waiting: number }>(
      'service',
      `SELECT ((SELECT count(*) FROM orders WHERE status = 'placed') + (SELECT count(*) FROM outbox)
               + (SELECT count(*) FROM refunds WHERE made_at IS NULL) + (SELECT count(*) FROM test_callbacks)
               + (SELECT count(*) FROM waiting WHERE state = 'offered'))::int AS waiting`,
    );
    if (row?.waiting === 0) return order.log.untilQuiet();
    await sleep(50);
  }
}

/** What analytics would publish in the end: eighteen orders placed, nine of them paid, seven without promotions for ten units. */
async function measure(order: ServiceUnderTest, { accountId, sessionId }: RecordingClient): Promise<void> {
  const count = (n: number) => ({ n, d: null, value: n, state: 'ok' as const });
  const metrics = { orders_placed: count(18), orders: count(9), gmv: count(10 * PRICE_MINOR + PROMOTED_GMV_MINOR) };
  const watermark = new Date().toISOString();
  await order.log.tell(sessionMeasured.of({ accountId, sessionId, watermark, state: 'ok', metrics }));
}
