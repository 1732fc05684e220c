import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { decodeCursor, type Page, type PageQuery, RequestInvalid, toPage } from '@shopcast/http';
import type { Decision } from '@shopcast/kernel';
import { LessThan } from 'typeorm';
import { type Commission, noCommission } from '../domain/commission.js';
import { ListingNotFound } from '../domain/listing.errors.js';
import type { Listing } from '../domain/listing.js';
import { CommissionRow, toCommission } from './commission.row.js';
import { lockedListing } from './listing.repository.js';
import { ListingRow } from './listing.row.js';

type Decide = (listing: Listing, current: Commission) => Decision<Commission, Fact>;

/** The only door for commissions. Their facts are the listing's, so it is the listing that is locked. */
@Injectable()
export class CommissionRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ListingNotFound */
  change(scope: Scope, listingId: string, decide: Decide): Promise<Commission> {
    return this.database.transaction(scope, async (tx) => {
      const listing = await lockedListing(tx, listingId);
      const current = await newest(tx, listing.listingId);
      const { state, facts } = decide(listing, current);
      const { sinceMs } = state;
      if (facts.length === 0 || sinceMs === null) return current;

      await tx.insert(CommissionRow, { ...state, sinceMs, accountId: listing.accountId });
      await this.outbox.append(tx, facts, { timeMs: sinceMs });
      return state;
    });
  }

  /** @throws ListingNotFound */
  current(scope: Scope, listingId: string): Promise<Commission> {
    return this.database.transaction(scope, async (tx) => newest(tx, await requireListing(tx, listingId)));
  }

  /** Newest first. @throws ListingNotFound */
  history(scope: Scope, asked: string, { limit, cursor }: PageQuery): Promise<Page<Commission>> {
    const before = momentIn(cursor);
    return this.database.transaction(scope, async (tx) => {
      const listingId = await requireListing(tx, asked);
      const rows = await tx.find(CommissionRow, {
        where: { listingId, ...(before === undefined ? {} : { sinceMs: LessThan(before) }) },
        order: { sinceMs: 'DESC' },
        take: limit + 1,
      });
      return toPage(rows, limit, toCommission, ({ sinceMs }) => [sinceMs]);
    });
  }
}

async function newest(tx: Transaction, listingId: string): Promise<Commission> {
  const row = await tx.findOne(CommissionRow, { where: { listingId }, order: { sinceMs: 'DESC' } });
  return row ? toCommission(row) : noCommission(listingId);
}

/** The id in its canonical spelling. @throws ListingNotFound */
async function requireListing(tx: Transaction, listingId: string): Promise<string> {
  const row = await tx.findOne(ListingRow, { select: { listingId: true }, where: { listingId } });
  if (!row) throw new ListingNotFound(listingId);
  return row.listingId;
}

function momentIn(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  const [moment] = key;
  if (key.length === 1 && typeof moment === 'number' && Number.isSafeInteger(moment)) return moment;
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}
