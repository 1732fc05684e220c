import { Injectable } from '@nestjs/common';
import type { ChangeOutcome } from '../domain/changes.js';
import { OrderRepository, type TracedChange } from '../persistence/order.repository.js';
import { Lanes } from './lanes.js';

/**
 * Where changes of orders queue up, whoever asks for them: buyers, staff, payment providers or a timer. Those of a moment
 * share a transaction; one each would hold a hot product's row a hundred times as long as placements can wait for it.
 */
@Injectable()
export class ChangeDesk {
  private readonly queue: Lanes<TracedChange, ChangeOutcome>;

  constructor(orders: OrderRepository) {
    this.queue = new Lanes((accountId, changes) => orders.change(accountId, changes));
  }

  /** What became of it, a refusal included. */
  outcomeOf(accountId: string, change: TracedChange): Promise<ChangeOutcome> {
    return this.queue.ask(accountId, change);
  }

  /** @throws the refusal */
  async change(accountId: string, change: TracedChange): Promise<Exclude<ChangeOutcome, { kind: 'refused' }>> {
    const outcome = await this.outcomeOf(accountId, change);
    if (outcome.kind === 'refused') throw outcome.refusal;
    return outcome;
  }
}
