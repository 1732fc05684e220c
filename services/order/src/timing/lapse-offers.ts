import { Injectable } from '@nestjs/common';
import { UnitOffers } from '../persistence/waiting/unit-offers.js';
import { WaitingRepository } from '../persistence/waiting/waiting.repository.js';
import { DueWork } from './due-work.js';

const AT_ONCE = 200;

/** Ends offers that nobody took up in time, so that their units go to the next in line at that very moment. */
@Injectable()
export class LapseOffers extends DueWork {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly offers: UnitOffers,
  ) {
    super('order.offers');
  }

  override onApplicationBootstrap(): void {
    this.offers.whenOffered((expiresAtMs) => this.wakeAt(expiresAtMs));
    super.onApplicationBootstrap();
  }

  /** What cannot be ended keeps none of the other accounts' offers from it; it is tried again and again. */
  protected override async doDue(): Promise<number | null> {
    const nowMs = Date.now();
    const due = await this.waiting.dueAt(nowMs, AT_ONCE);
    const accounts = [...new Set(due.map(({ accountId }) => accountId))];
    const lapsed = await Promise.allSettled(
      accounts.map((accountId) => {
        const entryIds = due.filter((offer) => offer.accountId === accountId).map(({ entryId }) => entryId);
        return this.waiting.lapse(accountId, entryIds, nowMs);
      }),
    );
    const failure = lapsed.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
    return this.waiting.nextDueMs();
  }
}
