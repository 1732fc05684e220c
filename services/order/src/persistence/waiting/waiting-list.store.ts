import { Injectable } from '@nestjs/common';
import { Database, forAccount } from '@shopcast/database';
import { ListingNotFound, SessionNotFound } from '../../domain/placement.errors.js';
import { USUAL_OFFER_SECONDS, type WaitingEntry, type WaitingListSettings } from '../../domain/waiting/waiting.js';
import { retried } from '../retried.js';
import { toEntry, type WaitingRow } from './waiting.rows.js';

/** A listing's waiting list as its merchant sees it. */
export interface WaitingList extends WaitingListSettings {
  readonly listingId: string;
  readonly waiting: number;
  readonly offered: number;
}

interface ListRow {
  readonly is_open: boolean | null;
  readonly offer_seconds: number | null;
  readonly waiting: number;
  readonly offered: number;
}

/** The longest that is told of a viewer's own places. */
const ENTRIES = 100;

/** What merchants have set, and who waits. */
@Injectable()
export class WaitingListStore {
  constructor(private readonly database: Database) {}

  /** @throws ListingNotFound */
  async save(accountId: string, listingId: string, { open, offerSeconds }: WaitingListSettings): Promise<WaitingList> {
    await retried(() =>
      this.database.query(
        forAccount(accountId),
        `INSERT INTO waiting_lists (listing_id, account_id, is_open, offer_seconds)
         SELECT listing_id, account_id, $2, $3 FROM offers WHERE listing_id = $1 LIMIT 1
         ON CONFLICT (listing_id) DO UPDATE SET is_open = EXCLUDED.is_open, offer_seconds = EXCLUDED.offer_seconds`,
        [listingId, open, offerSeconds],
      ),
    );
    return this.find(accountId, listingId);
  }

  /** @throws ListingNotFound */
  async find(accountId: string, listingId: string): Promise<WaitingList> {
    const [row] = await this.database.query<ListRow>(
      forAccount(accountId),
      `SELECT l.is_open, l.offer_seconds,
              (SELECT count(*)::int FROM waiting w WHERE w.listing_id = $1 AND w.state = 'waiting') AS waiting,
              (SELECT count(*)::int FROM waiting w WHERE w.listing_id = $1 AND w.state = 'offered') AS offered
       FROM (SELECT DISTINCT listing_id FROM offers WHERE listing_id = $1) o LEFT JOIN waiting_lists l USING (listing_id)`,
      [listingId],
    );
    if (!row) throw new ListingNotFound(listingId);
    const { is_open: open, offer_seconds: offerSeconds, waiting, offered } = row;
    return { listingId, open: open ?? false, offerSeconds: offerSeconds ?? USUAL_OFFER_SECONDS, waiting, offered };
  }

  /** A viewer's places in a session, the newest first. @throws SessionNotFound */
  async entriesOf(accountId: string, sessionId: string, viewerId: string): Promise<readonly WaitingEntry[]> {
    const rows = await this.database.query<WaitingRow>(
      forAccount(accountId),
      `SELECT * FROM waiting WHERE session_id = $1 AND viewer_id = $2 ORDER BY place DESC LIMIT ${ENTRIES}`,
      [sessionId, viewerId],
    );
    if (rows.length === 0) await this.refuseUnknown(accountId, sessionId);
    return rows.map(toEntry);
  }

  private async refuseUnknown(accountId: string, sessionId: string): Promise<void> {
    const sql = `SELECT FROM sessions WHERE session_id = $1`;
    const found = await this.database.query(forAccount(accountId), sql, [sessionId]);
    if (found.length === 0) throw new SessionNotFound(sessionId);
  }
}
