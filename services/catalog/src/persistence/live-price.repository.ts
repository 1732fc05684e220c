import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { LivePrice, PriceTag } from '../domain/live-price.js';
import type { KnownSession } from '../domain/session.js';
import { lockedListing } from './listing.repository.js';
import { LivePriceRow, toLivePrice } from './live-price.row.js';
import { ShopWindows } from './shop-windows.js';

/** Where a live price hangs. */
export interface PricePlace {
  readonly session: KnownSession;
  readonly listingId: string;
  readonly skuId: string;
}

/** The only door for live prices. Their facts are the listing's, so it is the listing that is locked. */
@Injectable()
export class LivePriceRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly windows: ShopWindows,
  ) {}

  /** @param decide answers null for no live price @throws ListingNotFound */
  async change<State extends LivePrice | null>(
    scope: Scope,
    { session, listingId, skuId }: PricePlace,
    timeMs: number,
    decide: (tag: PriceTag) => Decision<State, Fact>,
  ): Promise<State> {
    const changed = await this.database.transaction(scope, async (tx) => {
      const listing = await lockedListing(tx, listingId);
      const place = { sessionId: session.sessionId, listingId, skuId };
      const row = await tx.findOneBy(LivePriceRow, place);
      const { state, facts } = decide({ session, listing, skuId, current: row && toLivePrice(row) });

      if (facts.length > 0) await save(tx, place, session.accountId, state);
      await this.outbox.append(tx, facts, { timeMs });
      return state;
    });
    this.windows.refresh();
    return changed;
  }
}

async function save(
  tx: Transaction,
  place: Pick<LivePriceRow, 'sessionId' | 'listingId' | 'skuId'>,
  accountId: string,
  price: LivePrice | null,
): Promise<void> {
  await tx.delete(LivePriceRow, place);
  if (price) await tx.insert(LivePriceRow, { ...price, accountId });
}
