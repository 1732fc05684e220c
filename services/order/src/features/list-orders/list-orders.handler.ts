import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { Page } from '@shopcast/http';
import { ownOrdersOnly } from '../../callers/callers.js';
import type { Order } from '../../domain/order.js';
import type { PaymentInvitation } from '../../payments/payment-provider.js';
import { PaymentProviders } from '../../payments/payment-providers.js';
import { OrderReader } from '../../persistence/order.reader.js';

export interface ListOrdersRequest {
  readonly sessionId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ListOrdersHandler {
  constructor(
    private readonly orders: OrderReader,
    private readonly providers: PaymentProviders,
  ) {}

  /** Newest first; viewers see their own. */
  handle<Item>(
    caller: Principal,
    { sessionId, limit, cursor }: ListOrdersRequest,
    toItem: (order: Order, payment: PaymentInvitation) => Item,
  ): Promise<Page<Item>> {
    const filter = {
      accountId: caller.kind === 'operator' ? undefined : caller.accountId,
      viewerId: ownOrdersOnly(caller),
      sessionId,
    };
    const query = cursor === undefined ? { limit } : { limit, cursor };
    return this.orders.page(scopeOf(caller), filter, query, (order) =>
      toItem(order, this.providers.invitationTo(order)),
    );
  }
}
