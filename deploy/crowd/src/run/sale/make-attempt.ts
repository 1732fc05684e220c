import { payableOf } from '../../plan/sale/coupons.js';
import type { Attempt, Fate, SaleLine } from '../../plan/sale/sale-plan.js';
import type { Answer } from '../answer.js';
import { KEY_REUSED, type OrderDraft, type PlacedOrder, SOLD_OUT } from '../buyer-at-desk.js';
import { noteRefusal } from '../note-refusal.js';
import type { SalesBuyer, SaleStage } from './sale-stage.js';

/** One person tries to buy, and does with the order what the plan or the contest's card says. @returns whether it worked */
export async function makeAttempt(stage: SaleStage, attempt: Attempt, key: string): Promise<boolean> {
  const { stopwatch, tally } = stage;
  const buyer = stage.buyers[attempt.viewer];
  if (!buyer) throw new Error(`the plan has no viewer ${attempt.viewer}`);
  const draft = await draftFor(stage, attempt, buyer, key).catch((error: unknown) => noteRefusal(tally, error));
  if (!draft) return false;
  const begunMs = performance.now();
  const place = () => buyer.desk.place(draft, key);
  const answers = await Promise.all(attempt.nerves === 'twice' ? [place(), place()] : [place()]);
  stopwatch.answered(begunMs);
  tally.actionsDone++;

  const orders = answers.filter(({ status }) => status < 300).map(({ body }) => body as PlacedOrder);
  const [order, again] = orders;
  if (again && again.orderId !== order?.orderId) tally.note('one order sent twice became two');
  if (order)
    await own(stage, attempt, buyer, { order, draft, key }).catch((error: unknown) => noteRefusal(tally, error));
  else refused(stage, attempt, answers[0] as Answer);
  return order !== undefined;
}

/** Whoever means to use a coupon claims it first. */
async function draftFor(stage: SaleStage, attempt: Attempt, { desk }: SalesBuyer, key: string): Promise<OrderDraft> {
  const { lines, coupon } = attempt;
  if (!coupon) return stage.draftOf(lines);
  const couponId = await desk.claim(stage.campaigns.get(coupon.key) ?? '', `${key}-coupon`);
  return stage.draftOf(lines, { couponIds: [couponId] });
}

/** An order, with the request that it answers. */
interface Bought {
  readonly order: PlacedOrder;
  readonly draft: OrderDraft;
  readonly key: string;
}

async function own(stage: SaleStage, attempt: Attempt, buyer: SalesBuyer, bought: Bought): Promise<void> {
  const { book, tally } = stage;
  const { lines, outcome, nerves } = attempt;
  const { order, key } = bought;
  const { orderId, totalMinor } = order;
  if (outcome === 'hopeless') return tally.note('an order was taken for more than there is');
  if (totalMinor !== payableOf(attempt)) tally.note('an order was charged another price than its buyer saw');
  const fate = outcome === 'contested' ? cardFor(stage, lines) : outcome;
  const purchase = { orderId, viewerId: buyer.viewerId, totalMinor, fate, settled: false };
  book.add(purchase);
  tally.ordersPlaced++;

  await settle(buyer, order, fate);
  purchase.settled = true;
  if (fate !== 'fail' && fate !== 'cancel') {
    tally.ordersPaid++;
    tally.gmvMinor += totalMinor;
  }
  if (nerves === 'later') await askAgain(stage, buyer, bought);
  if (nerves === 'altered') await askForMore(stage, lines, buyer, key);
}

function settle({ desk }: SalesBuyer, order: PlacedOrder, fate: Fate): Promise<unknown> {
  if (fate === 'cancel') return desk.cancel(order);
  return desk.pay(order, fate === 'fail' ? 'failed' : 'succeeded');
}

function cardFor({ contests }: SaleStage, [line]: readonly SaleLine[]): Fate {
  const contest = contests.get(line?.sku ?? '');
  if (!contest) throw new Error(`nobody competes for ${line?.sku}`);
  return contest.deal();
}

/** However late and whatever has become of the order: the same request is the same order. */
async function askAgain({ tally }: SaleStage, { desk }: SalesBuyer, { order, draft, key }: Bought): Promise<void> {
  const answer = await desk.place(draft, key);
  if (answer.status >= 300) return tally.note(`an order asked for again was refused: ${answer.code}`);
  if ((answer.body as PlacedOrder).orderId !== order.orderId) tally.note('an order asked for again became another');
}

async function askForMore(stage: SaleStage, lines: readonly SaleLine[], { desk }: SalesBuyer, key: string) {
  const { tally } = stage;
  const more = lines.map((line, index) => (index === 0 ? { ...line, quantity: line.quantity + 1 } : line));
  const answer = await desk.place(stage.draftOf(more), key);
  if (answer.code === KEY_REUSED) return void tally.keyReused++;
  tally.note(`another request under the key of an order got ${answer.status} ${answer.code}`);
}

function refused({ tally }: SaleStage, { outcome }: Attempt, { status, code }: Answer): void {
  const mayBeSoldOut = outcome === 'contested' || outcome === 'hopeless';
  if (code === SOLD_OUT && mayBeSoldOut) return void tally.soldOut++;
  tally.refusedOtherwise++;
  tally.note(`an attempt was refused: ${status} ${code}`);
}
