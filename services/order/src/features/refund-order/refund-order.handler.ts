import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import { derivedId, newId } from '@shopcast/kernel';
import { ChangeDesk } from '../../batching/change-desk.js';
import { askedBy } from '../../callers/asked-by.js';
import type { RecordedRefund } from '../../domain/changes.js';
import type { Order } from '../../domain/order.js';
import { refundOrder } from '../../domain/refund-order.js';
import { MakeRefunds } from '../../timing/make-refunds.js';

export interface RefundOrderCommand {
  readonly staff: Staff;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly orderId: string;
  /** null: all that is left. */
  readonly amountMinor: number | null;
}

/**
 * The refund is owed from the moment of the decision, and the fact says so; making it at the provider is repeated until
 * it has succeeded, so waiting for the provider here would only make the caller guess.
 */
@Injectable()
export class RefundOrderHandler {
  constructor(
    private readonly changes: ChangeDesk,
    private readonly refunds: MakeRefunds,
  ) {}

  async handle({
    staff,
    key,
    orderId,
    amountMinor,
  }: RefundOrderCommand): Promise<{ order: Order; refund: RecordedRefund }> {
    const { order, refund } = await this.changes.change(staff.accountId, {
      ...askedBy(staff, orderId),
      request: {
        key: derivedId('refund', staff.accountId, staff.keyId, key),
        digest: derivedId('refund', orderId, String(amountMinor)),
      },
      decide: (paid) => refundOrder(paid, { refundId: newId(), amountMinor }),
    });
    if (!refund) throw new Error('a refund was decided without one');
    this.refunds.wake();
    return { order, refund };
  }
}
