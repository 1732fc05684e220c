import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { KnownSession } from '../domain/session.js';
import { SessionNotFound } from '../domain/session.errors.js';
import { emptyShelf, type Shelf, type ShelfFact } from '../domain/shelf.js';
import { ShelfRow, toShelf } from './shelf.row.js';
import { ShopWindows } from './shop-windows.js';

/** The only door for changes of shelves. */
@Injectable()
export class ShelfRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly windows: ShopWindows,
  ) {}

  /** Every session has a shelf; it is empty until it is arranged. */
  async find(scope: Scope, session: KnownSession): Promise<Shelf> {
    const { sessionId } = session;
    const row = await this.database.transaction(scope, (tx) => tx.findOneBy(ShelfRow, { sessionId }));
    return row ? toShelf(row) : emptyShelf(session);
  }

  async change(
    scope: Scope,
    session: KnownSession,
    timeMs: number,
    decide: (shelf: Shelf) => Decision<Shelf, ShelfFact>,
  ): Promise<Shelf> {
    const { sessionId, accountId } = session;
    const changed = await this.database.transaction(scope, async (tx) => {
      // Two first changes at the same time: the second waits here for the first.
      const empty = { sessionId, accountId, listingIds: [], pinnedListingId: null };
      await tx.createQueryBuilder().insert().into(ShelfRow).values(empty).orIgnore().execute();
      const row = await tx.findOne(ShelfRow, { where: { sessionId }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new SessionNotFound(sessionId);

      const { state, facts } = decide(toShelf(row));
      const { listingIds, pinnedListingId } = state;
      await tx.update(ShelfRow, { sessionId }, { listingIds: [...listingIds], pinnedListingId });
      await this.outbox.append(tx, facts, { timeMs });
      return state;
    });
    this.windows.refresh();
    return changed;
  }
}
