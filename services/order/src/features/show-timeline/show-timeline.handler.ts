import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { ownOrdersOnly } from '../../callers/callers.js';
import { shownTo } from '../../domain/order.js';
import type { RecordedHappening } from '../../domain/timeline.js';
import { OrderReader } from '../../persistence/order.reader.js';
import { TimelineReader } from '../../persistence/timeline.reader.js';

@Injectable()
export class ShowTimelineHandler {
  constructor(
    private readonly orders: OrderReader,
    private readonly timelines: TimelineReader,
  ) {}

  /** @throws OrderNotFound also for somebody else's order */
  async handle(caller: Principal, orderId: string): Promise<readonly RecordedHappening[]> {
    const order = shownTo(ownOrdersOnly(caller), await this.orders.find(scopeOf(caller), orderId));
    return this.timelines.of(scopeOf(caller), order);
  }
}
