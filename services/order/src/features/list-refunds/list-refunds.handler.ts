import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { Page } from '@shopcast/http';
import { ownOrdersOnly } from '../../callers/callers.js';
import { shownTo } from '../../domain/order.js';
import { OrderReader } from '../../persistence/order.reader.js';
import { type KnownRefund, RefundReader } from '../../persistence/refund.reader.js';

@Injectable()
export class ListRefundsHandler {
  constructor(
    private readonly orders: OrderReader,
    private readonly refunds: RefundReader,
  ) {}

  /** @throws OrderNotFound also for somebody else's order */
  async handle(
    caller: Principal,
    orderId: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<KnownRefund>> {
    const scope = scopeOf(caller);
    shownTo(ownOrdersOnly(caller), await this.orders.find(scope, orderId));
    return this.refunds.ofOrder(scope, orderId, page);
  }
}
