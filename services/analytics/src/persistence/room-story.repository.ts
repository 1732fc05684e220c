import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import type { ListingChange, RoomChange, RoomStory } from '../domain/room-story.js';

/** The event that told of a change: told again, it changes nothing. */
export interface ChangeOrigin {
  readonly eventId: string;
  readonly accountId: string;
}

interface ChangeRow<Change> {
  readonly at_ms: number;
  readonly change: Omit<Change, 'atMs'>;
}

const SELECT_CHANGES = `
  SELECT at_ms::float8 AS at_ms, change FROM room_changes WHERE session_id = $1 ORDER BY at_ms, place`;

const SELECT_LISTINGS = `
  SELECT at_ms::float8 AS at_ms, change FROM listing_changes
  WHERE listing_id = ANY($1::uuid[]) ORDER BY at_ms, place`;

/** What rooms showed, and the listings that were shown in them. */
@Injectable()
export class RoomStoryRepository {
  constructor(private readonly database: Database) {}

  async addToRoom(
    tx: Transaction,
    { eventId, accountId, sessionId }: ChangeOrigin & { readonly sessionId: string },
    { atMs, ...change }: RoomChange,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO room_changes (event_id, session_id, account_id, at_ms, change) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (event_id) DO NOTHING`,
      [eventId, sessionId, accountId, atMs, change],
    );
  }

  async addToListing(tx: Transaction, { eventId, accountId }: ChangeOrigin, told: ListingChange): Promise<void> {
    const { atMs, ...change } = told;
    await tx.query(
      `INSERT INTO listing_changes (event_id, listing_id, account_id, at_ms, change) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (event_id) DO NOTHING`,
      [eventId, told.listingId, accountId, atMs, change],
    );
  }

  async of(scope: Scope, sessionId: string): Promise<RoomStory> {
    return this.database.transaction(scope, async (tx) => {
      const rows = (await tx.query(SELECT_CHANGES, [sessionId])) as ChangeRow<RoomChange>[];
      const changes = rows.map((row) => ({ atMs: row.at_ms, ...row.change }) as RoomChange);
      const shown = new Set(changes.flatMap((change) => (change.kind === 'shelf' ? change.listingIds : [])));
      const listings = (await tx.query(SELECT_LISTINGS, [[...shown]])) as ChangeRow<ListingChange>[];
      return { changes, listings: listings.map((row) => ({ atMs: row.at_ms, ...row.change }) as ListingChange) };
    });
  }
}
