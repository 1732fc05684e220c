import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import type { SessionMark } from '../domain/live-session.js';

/** Where a mark belongs, and its identity: the event that made it. */
export interface MarkOrigin {
  readonly markId: string;
  readonly sessionId: string;
  readonly accountId: string;
}

export interface MarkRow {
  readonly kind: SessionMark['kind'];
  readonly at_ms: number;
  readonly listing_id: string | null;
  readonly title: string | null;
  readonly price_minor: number | null;
}

/** A price mark takes its title from the listing, whichever of the two was folded first. */
export const SELECT_MARKS = `
  SELECT m.kind, m.at_ms::float8 AS at_ms, m.listing_id, coalesce(m.title, l.title) AS title,
         m.price_minor::float8 AS price_minor
  FROM session_marks m LEFT JOIN listing_titles l ON l.listing_id = m.listing_id
  WHERE m.session_id = $1
  ORDER BY m.at_ms, m.mark_id`;

/** What hosts did in their sessions, for the trend's marks. */
@Injectable()
export class MarkRepository {
  async add(tx: Transaction, { markId, sessionId, accountId }: MarkOrigin, mark: SessionMark): Promise<void> {
    await tx.query(
      `INSERT INTO session_marks (mark_id, session_id, account_id, kind, at_ms, listing_id, title, price_minor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (mark_id) DO NOTHING`,
      [markId, sessionId, accountId, mark.kind, mark.atMs, mark.listingId, mark.title, mark.priceMinor],
    );
  }

  async nameListing(tx: Transaction, listing: { listingId: string; accountId: string; title: string }): Promise<void> {
    await tx.query(
      `INSERT INTO listing_titles (listing_id, account_id, title) VALUES ($1, $2, $3)
       ON CONFLICT (listing_id) DO UPDATE SET title = excluded.title`,
      [listing.listingId, listing.accountId, listing.title],
    );
  }
}

export const toMark = (row: MarkRow): SessionMark => ({
  kind: row.kind,
  atMs: row.at_ms,
  listingId: row.listing_id,
  title: row.title,
  priceMinor: row.price_minor,
});
