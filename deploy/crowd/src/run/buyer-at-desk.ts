import type { Answer } from './answer.js';
import type { Stage } from './stage.js';
import type { ViewerClient } from './viewer-client.js';

export interface PlacedOrder {
  readonly orderId: string;
  readonly status: string;
  readonly totalMinor: number;
  readonly payment: { readonly paymentId: string };
}

/** The body of a placing, written once however often it is sent. */
export interface OrderDraft {
  readonly lines: readonly { readonly listingId: string; readonly skuId: string; readonly quantity: number }[];
  /** Absent when none is used. */
  readonly couponIds?: readonly string[];
  readonly json: string;
}

export const draftOf = (
  sessionId: string,
  lines: OrderDraft['lines'],
  coupons: Pick<OrderDraft, 'couponIds'> = {},
): OrderDraft => ({ lines, ...coupons, json: JSON.stringify({ sessionId, lines, ...coupons }) });

export type TapOutcome = 'succeeded' | 'failed';

/** Refusals that no waiting changes. */
export const SOLD_OUT = 'order.sold_out';
export const KEY_REUSED = 'order.idempotency_key_reused';
const STANDING = [SOLD_OUT, KEY_REUSED];

const couponsOf = ({ couponIds }: OrderDraft): { couponIds?: string[] } =>
  couponIds === undefined ? {} : { couponIds: [...couponIds] };

/** One viewer at the order desk. Everything that is asked for there goes on record. */
export class BuyerAtDesk {
  constructor(
    private readonly stage: Pick<Stage, 'accountId' | 'sessionId'>,
    private readonly client: ViewerClient,
  ) {}

  /** The answer that stands: the placed order, or a refusal. */
  place(draft: OrderDraft, key: string): Promise<Answer> {
    const { accountId, sessionId } = this.stage;
    const { viewerId } = this.client;
    return this.client.answer({
      ...{ method: 'POST', path: '/v1/orders', body: draft.json, idempotencyKey: key, stands: STANDING },
      deed: { op: 'place', accountId, sessionId, viewerId, key, lines: [...draft.lines], ...couponsOf(draft) },
    });
  }

  /** One of the coupons that were dropped in the room: one key, one coupon. @returns its id @throws RequestRefused */
  async claim(campaignId: string, key: string): Promise<string> {
    const path = `/v1/coupon-campaigns/${campaignId}/claims`;
    const body = { sessionId: this.stage.sessionId };
    const claimed = await this.client.ask<{ couponId: string }>({ method: 'POST', path, body, idempotencyKey: key });
    return claimed.couponId;
  }

  /** The tap in the wallet; the money arrives later. @throws RequestRefused */
  pay({ orderId, payment: { paymentId } }: PlacedOrder, outcome: TapOutcome): Promise<unknown> {
    const path = `/v1/test-payments/${paymentId}/confirmation`;
    const deed = { op: 'pay', ...this.whose(orderId), paymentId, outcome } as const;
    return this.client.ask({ method: 'POST', path, body: { outcome }, deed });
  }

  /** @throws RequestRefused */
  cancel({ orderId }: PlacedOrder): Promise<unknown> {
    const path = `/v1/orders/${orderId}/cancellation`;
    return this.client.ask({ method: 'POST', path, body: {}, deed: { op: 'cancel', ...this.whose(orderId) } });
  }

  private whose(orderId: string) {
    return { accountId: this.stage.accountId, viewerId: this.client.viewerId, orderId };
  }
}
