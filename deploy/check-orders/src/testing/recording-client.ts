import type { HistoryWriter, SentLine } from '@shopcast/history';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestRequest, TestResponse } from '@shopcast/testing';

/** One variant for sale. */
export interface Item {
  readonly listingId: string;
  readonly skuId: string;
  readonly allocationId: string;
}

export interface PlacedHere {
  readonly orderId: string;
  readonly viewerId: string;
  readonly key: string;
  readonly paymentId: string;
}

export interface PlaceOptions {
  readonly key?: string;
  /** The answer is not heard; who sends the key again will hear it. */
  readonly lost?: boolean;
  readonly couponIds?: string[];
}

type Sending = SentLine extends infer Line
  ? Line extends SentLine
    ? Omit<Line, 't' | 'id' | 'atMs' | 'accountId'>
    : never
  : never;

/** Speaks to the order service as clients do, and writes down what it sends and is answered. */
export class RecordingClient {
  constructor(
    private readonly order: ServiceUnderTest,
    private readonly history: HistoryWriter,
    readonly accountId: string,
    readonly sessionId: string,
  ) {}

  async place(
    viewerId: string,
    goods: readonly (readonly [Item, quantity: number])[],
    { key = newId(), lost = false, couponIds = [] }: PlaceOptions = {},
  ): Promise<PlacedHere | undefined> {
    const { sessionId } = this;
    const lines = goods.map(([{ listingId, skuId }, quantity]) => ({ listingId, skuId, quantity }));
    const wanted = { sessionId, lines, ...(couponIds.length > 0 && { couponIds }) };
    const request = this.viewer(viewerId).post('/v1/orders').set('idempotency-key', key).send(wanted);
    const { status, body } = await this.send({ op: 'place', viewerId, key, ...wanted }, request, lost);
    return status === 201 ? { orderId: body.orderId, viewerId, key, paymentId: body.payment.paymentId } : undefined;
  }

  async pay(
    { viewerId, orderId, paymentId }: PlacedHere,
    outcome: 'succeeded' | 'failed' = 'succeeded',
  ): Promise<void> {
    const request = this.viewer(viewerId).post(`/v1/test-payments/${paymentId}/confirmation`).send({ outcome });
    await this.send({ op: 'pay', viewerId, orderId, paymentId, outcome }, request);
  }

  async cancel({ viewerId, orderId }: PlacedHere): Promise<void> {
    const request = this.viewer(viewerId).post(`/v1/orders/${orderId}/cancellation`).send({});
    await this.send({ op: 'cancel', viewerId, orderId }, request);
  }

  async refund({ orderId }: PlacedHere, amountMinor?: number): Promise<void> {
    const key = newId();
    const amount = amountMinor === undefined ? {} : { amountMinor };
    const request = this.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', key).send(amount);
    await this.send({ op: 'refund', orderId, key, ...amount }, request);
  }

  /** What no history tells: how the shop treats an order that is paid for. */
  async ship({ orderId }: PlacedHere): Promise<string> {
    const parcel = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };
    return (await this.asStaff('post', `/v1/orders/${orderId}/shipments`, parcel)).shipmentId as string;
  }

  /** Receives everything, sends so much of one line back, and lets the shop take it. */
  async giveBack({ orderId }: PlacedHere, { listingId, skuId }: Item, quantity: number): Promise<void> {
    await this.asStaff('post', `/v1/orders/${orderId}/receipt`, {});
    const wish = { reason: 'The colour is another one', lines: [{ listingId, skuId, quantity }] };
    const { returnId } = await this.asStaff('post', `/v1/orders/${orderId}/returns`, wish);
    await this.asStaff('post', `/v1/orders/${orderId}/returns/${String(returnId)}/acceptance`, { restock: true });
  }

  async openWaitingList({ listingId }: Item, offerSeconds: number): Promise<void> {
    await this.asStaff('put', `/v1/listings/${listingId}/waiting-list`, { open: true, offerSeconds });
  }

  async wait(viewerId: string, { listingId, skuId }: Item): Promise<void> {
    const wish = { listingId, skuId, quantity: 1 };
    await this.viewer(viewerId).post(`/v1/sessions/${this.sessionId}/waiting-list`).send(wish).expect(201);
  }

  /** @param fromMs when the balances are due, wall time */
  async sellBeforeTime({ listingId }: Item, fromMs: number): Promise<void> {
    const [balanceFrom, balanceUntil] = [fromMs, fromMs + 3_600_000].map((ms) => new Date(ms).toISOString());
    const preSale = { depositBasisPoints: 1_000, balanceFrom, balanceUntil };
    await this.asStaff('put', `/v1/listings/${listingId}/pre-sale`, preSale);
  }

  /** The payment of the balance, once it is due. */
  async balanceOf(placed: PlacedHere): Promise<PlacedHere> {
    const { viewerId, orderId } = placed;
    const { body } = await this.viewer(viewerId).post(`/v1/orders/${orderId}/balance-payment`).expect(200);
    return { ...placed, paymentId: body.payment.paymentId };
  }

  async cancelByShop({ orderId }: PlacedHere): Promise<void> {
    await this.asStaff('post', `/v1/orders/${orderId}/cancellation`, {});
  }

  /** The status as the order service tells it now. */
  async statusOf({ viewerId, orderId }: PlacedHere): Promise<string> {
    return (await this.viewer(viewerId).get(`/v1/orders/${orderId}`).expect(200)).body.status;
  }

  /** 10 off, dropped in the room; claiming it is no part of the history. @returns the campaign */
  async dropCoupons(): Promise<string> {
    const terms = { title: '10 off', currency: 'CNY', discount: { kind: 'amount', amountMinor: 1_000 }, stock: 3 };
    const claimUntil = new Date(Date.now() + 3_600_000).toISOString();
    const opening = this.staff.post('/v1/coupon-campaigns').set('idempotency-key', newId());
    const { campaignId } = (await opening.send({ ...terms, claimUntil }).expect(201)).body;
    await this.staff.put(`/v1/sessions/${this.sessionId}/coupon-drops/${campaignId}`).expect(200);
    return campaignId;
  }

  /** @returns the coupon */
  async claim(viewerId: string, campaignId: string): Promise<string> {
    const claims = `/v1/coupon-campaigns/${campaignId}/claims`;
    const claiming = this.viewer(viewerId).post(claims).set('idempotency-key', newId());
    return (await claiming.send({ sessionId: this.sessionId }).expect(201)).body.couponId;
  }

  /** So many of them for each buyer. */
  async limit({ listingId }: Item, units: number): Promise<void> {
    await this.staff.put('/v1/purchase-limits').send({ listingId, units }).expect(200);
  }

  private get staff() {
    return this.order.http.as(this.order.credentials.staff(this.accountId));
  }

  private async asStaff(method: 'post' | 'put', path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await this.staff[method](path).set('idempotency-key', newId()).send(body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  }

  private viewer(viewerId: string) {
    return this.order.http.as(this.order.credentials.viewer(this.accountId, viewerId));
  }

  private async send(sending: Sending, request: TestRequest, lost = false): Promise<TestResponse> {
    const id = newId();
    await this.history.sent({ t: 'sent', id, atMs: Date.now(), accountId: this.accountId, ...sending } as SentLine);
    const answer = await request;
    const { code, orderId, totalMinor } = answer.body ?? {};
    if (lost) this.history.unknown({ id, atMs: Date.now(), error: 'socket hang up' });
    else
      this.history.answered({ id, atMs: Date.now(), status: answer.status, ...given({ code, orderId, totalMinor }) });
    return answer;
  }
}

const given = (fields: Record<string, string | number | undefined>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
