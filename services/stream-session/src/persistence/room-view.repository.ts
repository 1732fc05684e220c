import { Injectable } from '@nestjs/common';
import type { ShownLottery, ShownPoll } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import { SessionClock } from '@shopcast/kernel';
import type { Lottery } from '../domain/lottery/lottery.js';
import { shownLottery } from '../domain/lottery/shown-lottery.js';
import type { Poll } from '../domain/poll/poll.js';
import { shownPoll } from '../domain/poll/shown-poll.js';
import { LOTTERY_COLUMNS } from './lottery.columns.js';
import { POLL_COLUMNS } from './poll.columns.js';

/** The listing that the host explains at the moment. */
export interface PinnedListing {
  readonly listingId: string;
  readonly title: string;
}

/** A text that the host has put on top of the room. */
export interface ShownAnnouncement {
  readonly announcementId: string;
  readonly text: string;
}

/** What a room shows besides its comments. */
export interface RoomView {
  readonly listingIds: readonly string[];
  readonly pinned: PinnedListing | null;
  readonly likes: number;
  /** Real seconds between two comments of a viewer; 0: as they like. */
  readonly slowModeSeconds: number;
  /** The last one, open or drawn. */
  readonly lottery: ShownLottery | null;
  readonly poll: ShownPoll | null;
  readonly announcement: ShownAnnouncement | null;
  /** Whether only followers may comment. */
  readonly followersOnly: boolean;
}

export const emptyView: RoomView = {
  listingIds: [],
  pinned: null,
  likes: 0,
  slowModeSeconds: 0,
  lottery: null,
  poll: null,
  announcement: null,
  followersOnly: false,
};

type InSession = { readonly accountId: string; readonly sessionId: string };

/** The last shelf, pin and count of likes of each session, for whoever enters later and for the time after a restart. */
@Injectable()
export class RoomViewRepository {
  constructor(private readonly database: Database) {}

  /** Views by session id. */
  async views(sessionIds: readonly string[]): Promise<ReadonlyMap<string, RoomView>> {
    const rows = await this.database.query<ViewRow>(
      asService,
      `SELECT session_id, listing_ids, pinned_listing_id, pinned_title, likes::float8 AS likes, seconds,
         (SELECT row_to_json(last) FROM (SELECT ${LOTTERY_COLUMNS} FROM lotteries
           WHERE lotteries.session_id = asked.session_id ORDER BY opened_at_ms DESC LIMIT 1) AS last) AS lottery,
         (SELECT row_to_json(last) FROM (SELECT ${POLL_COLUMNS} FROM polls
           WHERE polls.session_id = asked.session_id ORDER BY opened_at_ms DESC LIMIT 1) AS last) AS poll,
         announcement_id, text, followers.session_id IS NOT NULL AS followers_only
       FROM unnest($1::uuid[]) AS asked(session_id)
       LEFT JOIN room_shelves USING (session_id) LEFT JOIN room_likes USING (session_id)
       LEFT JOIN room_slow_modes USING (session_id) LEFT JOIN room_announcements USING (session_id)
       LEFT JOIN followers_only_rooms AS followers USING (session_id)`,
      [[...sessionIds]],
    );
    return new Map(rows.map((row) => [row.session_id, toView(row)]));
  }

  async arrange(tx: Transaction, { accountId, sessionId }: InSession, listingIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO room_shelves (session_id, account_id, listing_ids) VALUES ($1, $2, $3)
       ON CONFLICT (session_id) DO UPDATE SET listing_ids = EXCLUDED.listing_ids`,
      [sessionId, accountId, [...listingIds]],
    );
  }

  async pin(tx: Transaction, { accountId, sessionId }: InSession, { listingId, title }: PinnedListing): Promise<void> {
    await tx.query(
      `INSERT INTO room_shelves (session_id, account_id, pinned_listing_id, pinned_title) VALUES ($1, $2, $3, $4)
       ON CONFLICT (session_id) DO UPDATE
       SET pinned_listing_id = EXCLUDED.pinned_listing_id, pinned_title = EXCLUDED.pinned_title`,
      [sessionId, accountId, listingId, title],
    );
  }

  /** Another listing may have been pinned since; that one stays. @returns whether it was this one */
  async unpin(tx: Transaction, { sessionId }: InSession, listingId: string): Promise<boolean> {
    const [, changed]: [unknown[], number] = await tx.query(
      `UPDATE room_shelves SET pinned_listing_id = NULL, pinned_title = NULL
       WHERE session_id = $1 AND pinned_listing_id = $2`,
      [sessionId, listingId],
    );
    return changed > 0;
  }

  /** The sessions of the account that are on and have this listing on their shelf. */
  async sessionsShowing(
    tx: Transaction,
    accountId: string,
    listingId: string,
  ): Promise<{ readonly sessionId: string; readonly clock: SessionClock }[]> {
    const rows: { session_id: string; started_at_ms: number; time_scale: number }[] = await tx.query(
      `SELECT session_id, started_at_ms::float8 AS started_at_ms, time_scale
       FROM room_shelves JOIN sessions USING (session_id)
       WHERE room_shelves.account_id = $1 AND listing_ids @> ARRAY[$2::uuid] AND state IN ('live', 'paused')`,
      [accountId, listingId],
    );
    return rows.map((row) => ({
      sessionId: row.session_id,
      clock: new SessionClock(row.started_at_ms, row.time_scale),
    }));
  }

  async addLikes(tx: Transaction, added: readonly (InSession & { readonly likes: number })[]): Promise<void> {
    await tx.query(
      `INSERT INTO room_likes (session_id, account_id, likes)
       SELECT session_id, account_id, likes FROM unnest($1::uuid[], $2::uuid[], $3::bigint[])
         AS added(session_id, account_id, likes) ORDER BY session_id
       ON CONFLICT (session_id) DO UPDATE SET likes = room_likes.likes + EXCLUDED.likes`,
      [
        added.map(({ sessionId }) => sessionId),
        added.map(({ accountId }) => accountId),
        added.map(({ likes }) => likes),
      ],
    );
  }
}

interface ViewRow {
  readonly session_id: string;
  readonly listing_ids: string[] | null;
  readonly pinned_listing_id: string | null;
  readonly pinned_title: string | null;
  readonly likes: number | null;
  readonly seconds: number | null;
  readonly lottery: Lottery | null;
  readonly poll: Poll | null;
  readonly announcement_id: string | null;
  readonly text: string | null;
  readonly followers_only: boolean;
}

const toView = (row: ViewRow): RoomView => ({
  listingIds: row.listing_ids ?? [],
  pinned: row.pinned_listing_id === null ? null : { listingId: row.pinned_listing_id, title: row.pinned_title ?? '' },
  likes: row.likes ?? 0,
  slowModeSeconds: row.seconds ?? 0,
  lottery: row.lottery && shownLottery(row.lottery),
  poll: row.poll && shownPoll(row.poll),
  announcement: row.announcement_id === null ? null : { announcementId: row.announcement_id, text: row.text ?? '' },
  followersOnly: row.followers_only,
});
