import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@shopcast/database';
import type { ExplainingWindow } from '../domain/explaining-windows.js';
import type { LiveSession } from '../domain/live-session.js';
import { ProductBook } from '../domain/product-book.js';
import { type ProductDay, ProductDays } from '../domain/product-days.js';
import type { ProductChange } from '../domain/product-changes.js';
import { unpackProducts } from './packed-products.js';
import { inSnapshot } from './snapshot.js';

/** In one statement: minutes that are sealed meanwhile are then seen once, here or there. */
const SELECT_PRODUCTS = `
  SELECT products FROM fold_minute WHERE session_id = $1 AND products <> ''
  UNION ALL SELECT products FROM fold_sealed WHERE session_id = $1`;

/** As they are called now; of the account's own listings, whatever else somebody said was seen. */
const SELECT_TITLES = `
  SELECT listing_id, title FROM listing_titles
  WHERE account_id = $1 AND (listing_id = ANY($2::uuid[])
    OR listing_id IN (SELECT listing_id FROM session_marks WHERE session_id = $3))`;

interface TitleRow {
  readonly listing_id: string;
  readonly title: string;
}

/** A session's products, and what they are called. A listing that was never told of has no title. */
export interface KnownProducts {
  readonly book: ProductBook;
  readonly titles: ReadonlyMap<string, string>;
}

/** Reads what has become of products. On the service's behalf: whoever asks must have been let in to the session before. */
@Injectable()
export class ProductRepository {
  constructor(private readonly database: Database) {}

  /** @param windows of which the book tells, beside the whole session */
  of(
    { sessionId, accountId }: Pick<LiveSession, 'sessionId' | 'accountId'>,
    windows: readonly ExplainingWindow[],
  ): Promise<KnownProducts> {
    return inSnapshot(this.database, async (tx) => {
      const book = new ProductBook(windows);
      for (const [listingId, changes] of await readProducts(tx, sessionId)) book.add(listingId, changes);
      const titles = (await tx.query(SELECT_TITLES, [accountId, book.listingIds, sessionId])) as TitleRow[];
      return { book, titles: new Map(titles.map(({ listing_id, title }) => [listing_id, title])) };
    });
  }

  /** @param dayOf the day in which the minute of an instant (epoch ms) begins */
  daysOf(sessionId: string, dayOf: (atMs: number) => string): Promise<ProductDay[]> {
    return inSnapshot(this.database, async (tx) => {
      const days = new ProductDays(dayOf);
      for (const [listingId, changes] of await readProducts(tx, sessionId)) days.add(listingId, changes);
      return days.days;
    });
  }
}

/** Piece by piece: all of them unpacked are far more than they are packed. */
export async function readProducts(
  tx: Transaction,
  sessionId: string,
): Promise<Iterable<[listingId: string, changes: ProductChange[]]>> {
  const rows = (await tx.query(SELECT_PRODUCTS, [sessionId])) as { products: Buffer }[];
  return unpackProducts(rows.map(({ products }) => products));
}
