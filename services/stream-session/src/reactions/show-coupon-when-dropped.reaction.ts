import { type CouponDropped, couponDropped, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';
import { Rooms } from '../room/rooms.js';

/** The room hears of coupons in the moment in which they are dropped; whoever wants one claims it at the order desk. */
@Consumer('stream-session.coupons')
export class ShowCouponWhenDropped {
  constructor(private readonly rooms: Rooms) {}

  @Handles(couponDropped)
  async dropped({ data, timeMs }: RecordedEvent<CouponDropped>, _tx: Transaction, batch: BatchContext): Promise<void> {
    const { accountId: _account, sessionId, ...coupon } = data;
    const item = { t: 'coupon', ...coupon, at: new Date(timeMs).toISOString() } as const;
    batch.afterCommit(() => this.rooms.tell(sessionId, item));
  }
}
