import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { type LivePrice, type PriceOffer, setLivePrice, withdrawLivePrice } from '../../domain/live-price.js';
import { sessionTimeAt } from '../../domain/session.js';
import { LivePriceRepository } from '../../persistence/live-price.repository.js';
import { SessionDirectory } from '../../persistence/session-directory.js';

export interface PriceTagIds {
  readonly sessionId: string;
  readonly listingId: string;
  readonly skuId: string;
}

@Injectable()
export class SetLivePriceHandler {
  constructor(
    private readonly sessions: SessionDirectory,
    private readonly livePrices: LivePriceRepository,
  ) {}

  async set(staff: Staff, { sessionId, ...place }: PriceTagIds, offer: PriceOffer): Promise<LivePrice> {
    const scope = scopeOf(staff);
    // A window runs on the session's clock, so its start may be waited for.
    const session = await (offer.durationSeconds === null
      ? this.sessions.find(scope, sessionId)
      : this.sessions.findOpen(scope, sessionId));
    const nowMs = sessionTimeAt(session, systemClock.now());
    return this.livePrices.change(scope, { session, ...place }, nowMs, (tag) => setLivePrice(tag, offer, nowMs));
  }

  async withdraw(staff: Staff, { sessionId, ...place }: PriceTagIds): Promise<void> {
    const session = await this.sessions.find(scopeOf(staff), sessionId);
    const nowMs = sessionTimeAt(session, systemClock.now());
    await this.livePrices.change(scopeOf(staff), { session, ...place }, nowMs, (tag) => withdrawLivePrice(tag, nowMs));
  }
}
