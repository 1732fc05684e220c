import { Injectable } from '@nestjs/common';
import type { CommentDeleted, CommentPosted, RecordedEvent } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { storable } from '@shopcast/kernel';
import { pseudonymOf } from '../domain/pseudonym.js';

/** A comment as the room read it. */
export interface RoomComment {
  readonly commentId: string;
  /** The same for all comments of a viewer in this session; not who it is. */
  readonly author: string;
  readonly text: string;
  /** Session time, epoch ms. */
  readonly atMs: number;
}

/** From just after one instant to another, session time; at most so many, evenly taken from among all. */
export interface CommentsWanted {
  readonly afterMs: number;
  readonly toMs: number;
  readonly atMost: number;
}

export interface CommentSample {
  /** How many there are, exactly. */
  readonly total: number;
  /** In the order of time. */
  readonly comments: readonly RoomComment[];
}

interface CommentRow {
  readonly comment_id: string;
  readonly author: string;
  readonly text: string;
  readonly at_ms: number;
  readonly total: number;
}

const ADD = `
  INSERT INTO room_comments (comment_id, session_id, account_id, author, text, at_ms)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[])
  ON CONFLICT (comment_id) DO NOTHING`;

const FORGET = `
  INSERT INTO room_comments (comment_id, session_id, account_id, at_ms) VALUES ($1, $2, $3, $4)
  ON CONFLICT (comment_id) DO UPDATE SET author = NULL, text = NULL`;

const SELECT_SAMPLE = `
  SELECT comment_id, author, text, at_ms, total
  FROM (SELECT comment_id, author, text, at_ms::float8 AS at_ms, count(*) OVER () AS total,
               row_number() OVER (ORDER BY at_ms, comment_id) AS place
        FROM room_comments
        WHERE session_id = $1 AND text IS NOT NULL AND at_ms > $2 AND at_ms <= $3) AS said
  WHERE total <= $4::int OR place * $4::int / total > (place - 1) * $4::int / total
  ORDER BY place`;

const SELECT_LATEST = `
  SELECT comment_id, author, text, at_ms::float8 AS at_ms
  FROM room_comments WHERE session_id = $1 AND text IS NOT NULL AND at_ms <= $2
  ORDER BY at_ms DESC, comment_id DESC LIMIT $3`;

/** What was said in rooms and has not been deleted since. */
@Injectable()
export class CommentRepository {
  constructor(private readonly database: Database) {}

  /** One that was deleted before it became known stays deleted. */
  async add(tx: Transaction, events: readonly RecordedEvent<CommentPosted>[]): Promise<void> {
    await tx.query(ADD, [
      events.map(({ data }) => data.commentId),
      events.map(({ data }) => data.sessionId),
      events.map(({ data }) => data.accountId),
      events.map(({ data }) => pseudonymOf(data)),
      events.map(({ data }) => storable(data.text)),
      events.map(({ timeMs }) => timeMs),
    ]);
  }

  async forget(tx: Transaction, { commentId, sessionId, accountId, postedAt }: CommentDeleted): Promise<void> {
    await tx.query(FORGET, [commentId, sessionId, accountId, Date.parse(postedAt)]);
  }

  async between(scope: Scope, sessionId: string, { afterMs, toMs, atMost }: CommentsWanted): Promise<CommentSample> {
    const rows = await this.database.query<CommentRow>(scope, SELECT_SAMPLE, [sessionId, afterMs, toMs, atMost]);
    return { total: Number(rows[0]?.total ?? 0), comments: rows.map(toComment) };
  }

  /** The last ones said up to an instant, in the order of time. */
  async latest(scope: Scope, sessionId: string, toMs: number, atMost: number): Promise<RoomComment[]> {
    const rows = await this.database.query<CommentRow>(scope, SELECT_LATEST, [sessionId, toMs, atMost]);
    return rows.map(toComment).reverse();
  }
}

const toComment = (row: CommentRow): RoomComment => ({
  commentId: row.comment_id,
  author: row.author,
  text: row.text,
  atMs: row.at_ms,
});
