import type { SaleLine, SalePlan } from '../../plan/sale/sale-plan.js';
import { BuyerAtDesk, draftOf, type OrderDraft } from '../buyer-at-desk.js';
import type { Crowd } from '../crowd.js';
import { each } from '../each.js';
import { idOf } from '../stage.js';
import type { SaleTally } from '../tally.js';
import { ViewerClient } from '../viewer-client.js';
import { Contest } from './contest.js';
import { dropCoupons } from './drop-coupons.js';
import { OrderBook } from './order-book.js';
import { Stopwatch } from './stopwatch.js';

/** So many people do something at the same time. */
export const AT_ONCE = 256;

export interface SalesBuyer {
  readonly viewerId: string;
  readonly desk: BuyerAtDesk;
}

/** A sale that can begin: everybody is in the shop. */
export interface SaleStage extends Crowd<SaleTally> {
  readonly plan: SalePlan;
  /** By their number in the plan. */
  readonly buyers: readonly SalesBuyer[];
  /** By variant. */
  readonly contests: ReadonlyMap<string, Contest>;
  readonly book: OrderBook;
  readonly stopwatch: Stopwatch;
  /** Ids, by the campaign's key. */
  readonly campaigns: ReadonlyMap<string, string>;
  draftOf(lines: readonly SaleLine[], coupons?: Pick<OrderDraft, 'couponIds'>): OrderDraft;
}

/** An attempt's Idempotency-Key: known from the plan, and put together without hashing a hundred thousand times. */
export const keyOf = ({ sessionId }: Pick<SaleStage, 'sessionId'>, what: string, index: number): string =>
  `${sessionId}-${what}-${index}`;

/** Goes live and lets everybody in: each person has a token and has looked into the shop before the rush begins. */
export async function openDoors(crowd: Crowd<SaleTally>, plan: SalePlan, attempts: number): Promise<SaleStage> {
  const { api, accountKey, sessionId, listings } = crowd;
  await api.ask({ method: 'PUT', path: `/v1/sessions/${sessionId}/state`, key: accountKey, body: { state: 'live' } });

  const phones = Array.from({ length: plan.viewers }, (_, viewer) => phoneOf(viewer, crowd));
  await each(phones, AT_ONCE, (phone) => {
    const id = idOf(crowd, phone.viewerId, 'visit');
    return phone.post(`/v1/sessions/${sessionId}/shop-visits`, { id });
  });

  const drafts = new WeakMap<readonly SaleLine[], OrderDraft>();
  return {
    ...{ ...crowd, plan, book: new OrderBook(), stopwatch: new Stopwatch(attempts) },
    buyers: phones.map((phone) => ({ viewerId: phone.viewerId, desk: new BuyerAtDesk(crowd, phone) })),
    campaigns: await dropCoupons(crowd, plan),
    contests: new Map(plan.contests.map((contest) => [contest.sku, new Contest(contest)])),
    /** A hundred thousand people who want the same send the same text. */
    draftOf(lines, coupons) {
      const known = coupons ? undefined : drafts.get(lines);
      const ordered = () => lines.map((line) => listings.lineOf(line));
      const written = known ?? draftOf(sessionId, ordered(), coupons);
      if (!coupons) drafts.set(lines, written);
      return written;
    },
  };
}

const phoneOf = (viewer: number, crowd: Crowd<SaleTally>) =>
  new ViewerClient({ key: `v${String(viewer).padStart(5, '0')}`, guest: false }, crowd);
