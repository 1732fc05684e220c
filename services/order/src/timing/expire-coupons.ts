import { Injectable } from '@nestjs/common';
import { CouponExpiryRepository } from '../persistence/promotions/coupon-expiry.repository.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 20;

/** Takes unused coupons back when their time has run out. Nobody can use them meanwhile: orders look at the clock. */
@Injectable()
export class ExpireCoupons extends DueWork {
  constructor(private readonly coupons: CouponExpiryRepository) {
    super('order.coupon-expiry');
  }

  /** A large campaign takes several turns, so that its claims and orders are never locked out for long. */
  protected override async doDue(): Promise<number | null> {
    const nowMs = Date.now();
    for (const due of await this.coupons.dueAt(nowMs, AT_ONCE)) await this.coupons.expire(due, nowMs);
    return this.coupons.nextDueMs();
  }
}
