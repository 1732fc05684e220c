import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CouponExpiryRepository } from '../persistence/promotions/coupon-expiry.repository.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 20;

/** Takes unused coupons back when their time has run out. Nobody can use them meanwhile: orders look at the clock. */
@Injectable()
export class ExpireCoupons implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly work = new DueWork('order.coupon-expiry', () => this.expireDue());

  constructor(private readonly coupons: CouponExpiryRepository) {}

  onApplicationBootstrap(): void {
    this.work.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** Coupons exist whose time is up then. */
  wakeAt(usableUntilMs: number): void {
    this.work.wakeAt(usableUntilMs);
  }

  /** A large campaign takes several turns, so that its claims and orders are never locked out for long. */
  private async expireDue(): Promise<number | null> {
    const nowMs = Date.now();
    for (const due of await this.coupons.dueAt(nowMs, AT_ONCE)) await this.coupons.expire(due, nowMs);
    return this.coupons.nextDueMs();
  }
}
