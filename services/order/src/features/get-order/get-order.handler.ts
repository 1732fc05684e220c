import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { ownOrdersOnly } from '../../callers/callers.js';
import { type Order, shownTo } from '../../domain/order.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { OrderReader } from '../../persistence/order.reader.js';

@Injectable()
export class GetOrderHandler {
  constructor(
    private readonly orders: OrderReader,
    private readonly providers: PaymentProviders,
  ) {}

  /** @throws OrderNotFound also for somebody else's order */
  async handle(caller: Principal, orderId: string): Promise<{ order: Order; payment: PaymentInvitation }> {
    const order = shownTo(ownOrdersOnly(caller), await this.orders.find(scopeOf(caller), orderId));
    return { order, payment: this.providers.invitationTo(order) };
  }
}
