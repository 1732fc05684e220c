import type { Placed } from '../domain/order.js';
import { type Market, type PlacementRequest, offerKey } from '../domain/placement.js';
import type { Offer } from '../domain/price.js';
import { noPromotions } from '../domain/promotions/promotions.js';
import type { KnownSession } from '../domain/session.js';
import type { Allocation } from '../domain/stock.js';

/** A readable UUID: `uuid(7)` ends in 7. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const ACCOUNT = uuid(1);
export const SESSION = uuid(2);
export const LISTING = uuid(3);
export const SKU = uuid(4);
export const ALLOCATION = uuid(5);
export const PLACED_AT = Date.parse('2026-11-23T12:00:00Z');

export const session = (changes: Partial<KnownSession> = {}): KnownSession => ({
  sessionId: SESSION,
  accountId: ACCOUNT,
  state: 'live',
  currency: 'CNY',
  timeScale: 1,
  startedAtMs: PLACED_AT - 60_000,
  gift: null,
  paymentTimeoutSeconds: null,
  ...changes,
});

export const offer = (changes: Partial<Offer> = {}): Offer => ({
  accountId: ACCOUNT,
  listingId: LISTING,
  skuId: SKU,
  currency: 'CNY',
  listPriceMinor: 9_900,
  allocationId: ALLOCATION,
  livePrices: [],
  limits: [],
  ...changes,
});

export const allocation = (changes: Partial<Allocation> = {}): Allocation => ({
  allocationId: ALLOCATION,
  accountId: ACCOUNT,
  listingId: LISTING,
  skuId: SKU,
  intended: 10,
  allocated: 10,
  reserved: 0,
  offered: 0,
  sold: 0,
  ...changes,
});

export const market = (
  parts: {
    sessions?: KnownSession[];
    offers?: Offer[];
    allocations?: Allocation[];
    earlier?: Market['earlier'];
    promotions?: Partial<Market['promotions']>;
    held?: Market['held'];
  } = {},
): Market => ({
  sessions: new Map((parts.sessions ?? [session()]).map((one) => [one.sessionId, one])),
  offers: new Map((parts.offers ?? [offer()]).map((one) => [offerKey(one.listingId, one.skuId), one])),
  allocations: new Map((parts.allocations ?? [allocation()]).map((one) => [one.allocationId, one])),
  earlier: parts.earlier ?? new Map(),
  promotions: { ...noPromotions(PLACED_AT), ...parts.promotions },
  held: parts.held ?? [],
});

let made = 0;

export const request = (changes: Partial<PlacementRequest> = {}): PlacementRequest => {
  made += 1;
  return {
    orderId: uuid(1_000_000 + made),
    paymentId: uuid(2_000_000 + made),
    paidThrough: { provider: 'test', leastMinor: 0 },
    accountId: ACCOUNT,
    sessionId: SESSION,
    viewerId: 'viewer',
    lines: [{ listingId: LISTING, skuId: SKU, quantity: 1 }],
    couponIds: [],
    quote: null,
    placementKey: uuid(3_000_000 + made),
    digest: 'body',
    placedAtMs: PLACED_AT,
    paymentTimeoutSeconds: 900,
    ...changes,
  };
};

/** An order of two units that waits for its money. */
export const placedOrder = (changes: Partial<Placed> = {}): Placed => ({
  orderId: uuid(10),
  accountId: ACCOUNT,
  sessionId: SESSION,
  viewerId: 'viewer',
  paymentId: uuid(11),
  paymentProvider: 'test',
  lines: [{ allocationId: ALLOCATION, listingId: LISTING, skuId: SKU, quantity: 2, unitPriceMinor: 9_900 }],
  totalMinor: 19_800,
  currency: 'CNY',
  deal: null,
  placedAtMs: PLACED_AT,
  expiresAtMs: PLACED_AT + 900_000,
  status: 'placed',
  ...changes,
});
