import {
  allocationSet,
  listingListed,
  livePriceSet,
  livePriceWithdrawn,
  sessionDrafted,
  sessionEnded,
  sessionStarted,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestHttp, TestResponse } from '@shopcast/testing';

export interface TestShopOptions {
  readonly units?: number;
  readonly priceMinor?: number;
  readonly currency?: string;
  readonly timeScale?: number;
  /** How long ago the session went live, wall time. */
  readonly liveForMs?: number;
  readonly brandId?: string;
}

/** One variant for sale. */
export interface TestItem {
  readonly listingId: string;
  readonly skuId: string;
  readonly allocationId: string;
}

/** An account with a live session and one product, told to the order service by the others' facts. */
export class TestShop {
  readonly accountId = newId();
  readonly sessionId = newId();
  readonly staff: TestHttp;
  readonly startedAtMs: number;
  item!: TestItem;

  private constructor(
    private readonly order: ServiceUnderTest,
    options: TestShopOptions,
  ) {
    this.staff = order.http.as(order.credentials.staff(this.accountId));
    this.startedAtMs = Date.now() - (options.liveForMs ?? 0);
  }

  static async open(order: ServiceUnderTest, options: TestShopOptions = {}): Promise<TestShop> {
    const shop = new TestShop(order, options);
    await shop.goLive(shop.sessionId, options);
    shop.item = await shop.list(options);
    return shop;
  }

  async goLive(sessionId: string, { currency = 'CNY', timeScale = 1 }: TestShopOptions = {}): Promise<void> {
    const { accountId, startedAtMs } = this;
    const plan = { accountId, sessionId, title: 'Autumn', medium: 'video' as const, timeScale, currency };
    const startedAt = new Date(startedAtMs).toISOString();
    await this.order.log.tellAll([sessionDrafted.of(plan), sessionStarted.of({ ...plan, startedAt })]);
  }

  async list({
    units = 10,
    priceMinor = 9_900,
    currency = 'CNY',
    brandId = newId(),
  }: TestShopOptions = {}): Promise<TestItem> {
    const { accountId } = this;
    const item = { listingId: newId(), skuId: newId(), allocationId: newId() };
    const sku = { skuId: item.skuId, title: 'Red', listPriceMinor: priceMinor };
    const product = { brandId, productId: newId(), title: 'Lipstick', currency, skus: [sku] };
    await this.order.log.tellAll([
      listingListed.of({ accountId, listingId: item.listingId, ...product }),
      allocationSet.of({ accountId, ...item, units }),
    ]);
    return item;
  }

  async allocate(units: number, item = this.item): Promise<void> {
    await this.order.log.tell(allocationSet.of({ accountId: this.accountId, ...item, units }));
  }

  async setLivePrice(
    priceMinor: number,
    startsAtMs: number,
    endsAtMs: number | null,
    limited: { readonly unitsAtPrice?: number } = {},
  ): Promise<void> {
    const { accountId, sessionId, item } = this;
    const startsAt = new Date(startsAtMs).toISOString();
    const endsAt = endsAtMs === null ? null : new Date(endsAtMs).toISOString();
    const { listingId, skuId } = item;
    await this.order.log.tell(
      livePriceSet.of({ accountId, sessionId, listingId, skuId, priceMinor, startsAt, endsAt, ...limited }),
    );
  }

  async withdrawLivePrice(atMs: number): Promise<void> {
    const { accountId, sessionId, item } = this;
    const { listingId, skuId } = item;
    await this.order.log.tell(livePriceWithdrawn.of({ accountId, sessionId, listingId, skuId }), { timeMs: atMs });
  }

  async end(): Promise<void> {
    const { accountId, sessionId } = this;
    const startedAt = new Date(this.startedAtMs).toISOString();
    await this.order.log.tell(sessionEnded.of({ accountId, sessionId, startedAt, endedAt: new Date().toISOString() }));
  }

  viewer(viewerId = `viewer-${newId()}`): TestHttp {
    return this.order.http.as(this.order.credentials.viewer(this.accountId, viewerId));
  }

  body(quantity = 1, item = this.item) {
    return { sessionId: this.sessionId, lines: [{ listingId: item.listingId, skuId: item.skuId, quantity }] };
  }

  /** Places an order and answers whatever came. */
  async buy({ viewer = this.viewer(), key = newId(), body = this.body() as unknown } = {}): Promise<TestResponse> {
    return await viewer.post('/v1/orders').set('idempotency-key', key).send(body);
  }

  /** allocated, reserved, sold and free of the item, as staff see it. */
  async stock(item = this.item): Promise<Record<'allocated' | 'reserved' | 'sold' | 'free', number>> {
    const { body } = await this.staff.get(`/v1/listings/${item.listingId}/stock`).expect(200);
    const { allocated, reserved, sold, free } = body.items[0];
    return { allocated, reserved, sold, free };
  }
}
