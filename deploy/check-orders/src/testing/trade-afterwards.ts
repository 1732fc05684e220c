import { setTimeout as sleep } from 'node:timers/promises';
import { placed, until } from './recorded-order.js';
import type { Item, PlacedHere, RecordingClient } from './recording-client.js';

export interface LaterOrders {
  /** Two units, shipped and received; one came back. */
  readonly returned: PlacedHere;
  /** Of somebody who had waited for it; cancelled, and the next offer lapsed. */
  readonly waited: PlacedHere;
}

export interface OrdersInTwoPayments {
  /** Given back from both payments. */
  readonly inTwo: PlacedHere;
  /** Waits for its balance. */
  readonly deposit: PlacedHere;
  /** The shop ended it and gave its deposit back. */
  readonly undone: PlacedHere;
}

/** Long enough for three deposits. */
const BALANCE_DUE_MS = 2_500;

/** What is shipped and comes back, and who waits for what is sold out. */
export async function tradeAfterwards(client: RecordingClient, many: Item, wanted: Item): Promise<LaterOrders> {
  const returned = await placed(client.place('returned', [[many, 2]]));
  await client.pay(returned);
  await until(client, returned, 'paid');
  await client.ship(returned);
  await client.giveBack(returned, many, 1);

  await client.openWaitingList(wanted, 1);
  const first = await placed(client.place('first', [[wanted, 2]]));
  for (const viewerId of ['waited', 'impatient']) await client.wait(viewerId, wanted);
  await client.cancel(first);
  const waited = await placed(client.place('waited', [[wanted, 1]]));
  await client.cancel(waited);
  return { returned, waited };
}

/** Goods that are sold before their time. */
export async function tradeInTwoPayments(client: RecordingClient, early: Item): Promise<OrdersInTwoPayments> {
  const dueMs = Date.now() + BALANCE_DUE_MS;
  await client.sellBeforeTime(early, dueMs);
  const buy = (viewerId: string) => placed(client.place(viewerId, [[early, 1]]));
  const [inTwo, deposit, undone] = [await buy('in-two'), await buy('deposit'), await buy('undone')];
  for (const order of [inTwo, deposit, undone]) {
    await client.pay(order);
    await until(client, order, 'deposit_paid');
  }
  await client.cancelByShop(undone);
  await sleep(Math.max(0, dueMs - Date.now()));
  await client.pay(await client.balanceOf(inTwo));
  await until(client, inTwo, 'paid');
  await client.refund(inTwo);
  return { inTwo, deposit, undone };
}
