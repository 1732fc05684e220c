import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import type { Decision } from '@shopcast/kernel';
import { In } from 'typeorm';
import type { Listing } from '../domain/listing.js';
import { ListingNotFound } from '../domain/listing.errors.js';
import { ListingRow, toListing } from './listing.row.js';
import { newestRows } from './newest-page.js';
import { ShopWindows } from './shop-windows.js';

type Decide = (listing: Listing) => Decision<Listing, Fact>;

/** The only door for changes of listings: the new state and its facts are committed together or not at all. */
@Injectable()
export class ListingRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly windows: ShopWindows,
  ) {}

  /** A product is in a shop once: listing it again answers the listing that is there. */
  async add({ state, facts }: Decision<Listing, Fact>, timeMs: number): Promise<Listing> {
    const { accountId, productId } = state;
    return this.database.transaction(forAccount(accountId), async (tx) => {
      if (await inserted(tx, state)) {
        await this.outbox.append(tx, facts, { timeMs });
        return state;
      }
      return toListing(await tx.findOneByOrFail(ListingRow, { accountId, productId }));
    });
  }

  /** @throws ListingNotFound */
  async change(scope: Scope, listingId: string, timeMs: number, decide: Decide): Promise<Listing> {
    const changed = await this.database.transaction(scope, async (tx) => {
      const { state, facts } = decide(await lockedListing(tx, listingId));
      if (facts.length === 0) return state;

      await tx.update(ListingRow, { listingId: state.listingId }, { skus: [...state.skus] });
      await this.outbox.append(tx, facts, { timeMs });
      return state;
    });
    this.windows.refresh();
    return changed;
  }

  /** In the order asked for. @throws ListingNotFound naming all that are not there */
  async findAll(scope: Scope, listingIds: readonly string[]): Promise<readonly Listing[]> {
    const rows = await this.database.transaction(scope, (tx) =>
      tx.findBy(ListingRow, { listingId: In([...listingIds]) }),
    );
    const found = new Map(rows.map((row) => [row.listingId, toListing(row)]));
    const asked = listingIds.map((listingId) => found.get(listingId.toLowerCase()) ?? listingId);
    const missing = asked.filter((listing) => typeof listing === 'string');
    if (missing.length > 0) throw new ListingNotFound(...missing);
    return asked.filter((listing) => typeof listing !== 'string');
  }

  page(scope: Scope, account: { accountId?: string }, query: PageQuery): Promise<Page<Listing>> {
    return this.database.transaction(scope, async (tx) =>
      toPage(await newestRows(tx, ListingRow, account, query), query.limit, toListing, ({ seq }) => [seq]),
    );
  }
}

/** Holding the row keeps a listing's facts in the order of its changes. @throws ListingNotFound */
export async function lockedListing(tx: Transaction, listingId: string): Promise<Listing> {
  const row = await tx.findOne(ListingRow, { where: { listingId }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw new ListingNotFound(listingId);
  return toListing(row);
}

async function inserted(tx: Transaction, listing: Listing): Promise<boolean> {
  const values = { ...listing, skus: [...listing.skus] };
  const insert = tx.createQueryBuilder().insert().into(ListingRow).values(values).orIgnore().returning('listing_id');
  return ((await insert.execute()).raw as unknown[]).length > 0;
}
