import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { Poll } from '../domain/poll/poll.js';
import { PollNotFound, PollOpenAlready } from '../domain/poll/poll.errors.js';
import type { Session } from '../domain/session.js';
import { POLL_COLUMNS } from './poll.columns.js';
import { SessionRepository } from './session.repository.js';

/** Which poll of which session. */
export type PollPlace = Pick<Poll, 'sessionId' | 'pollId'>;
export type AfterPoll = Pick<Poll, 'openedAtMs' | 'pollId'>;

@Injectable()
export class PollRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The session does not end meanwhile. Opened already it is answered as it is now.
   * @throws SessionNotFound PollOpenAlready
   */
  open(
    scope: Scope,
    { sessionId, pollId }: PollPlace,
    decide: (session: Session) => Decision<Poll, Fact>,
  ): Promise<Poll> {
    return this.database.transaction(scope, async (tx) => {
      const session = await this.sessions.lock(tx, sessionId);
      const sql = `SELECT ${POLL_COLUMNS} FROM polls WHERE session_id = $1 AND (poll_id = $2 OR state = 'open')`;
      const known: Poll[] = await tx.query(sql, [sessionId, pollId]);
      const before = known.find((poll) => poll.pollId === pollId);
      if (before) return before;
      if (known.length > 0) throw new PollOpenAlready(sessionId);
      const { state, facts } = decide(session);
      const { accountId, question, options, openedAtMs, keyId, votes } = state;
      await tx.query(
        `INSERT INTO polls (poll_id, account_id, session_id, question, options, opened_at_ms, key_id, votes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [pollId, accountId, sessionId, question, options, openedAtMs, keyId, votes],
      );
      await this.outbox.append(tx, facts, { timeMs: openedAtMs });
      return state;
    });
  }

  /** No vote comes in while it is decided. @throws PollNotFound */
  close(
    scope: Scope,
    { sessionId, pollId }: PollPlace,
    decide: (poll: Poll, session: Session) => Decision<Poll, Fact>,
  ): Promise<Poll> {
    return this.database.transaction(scope, async (tx) => {
      const sql = `SELECT ${POLL_COLUMNS} FROM polls WHERE session_id = $1 AND poll_id = $2 FOR UPDATE`;
      const [before]: Poll[] = await tx.query(sql, [sessionId, pollId]);
      if (!before) throw new PollNotFound(pollId);
      const { state, facts } = decide(before, await this.sessions.lock(tx, sessionId));
      if (state === before) return before;
      const { closedAtMs } = state;
      await tx.query(`UPDATE polls SET state = 'closed', closed_at_ms = $2 WHERE poll_id = $1`, [pollId, closedAtMs]);
      await this.outbox.append(tx, facts, { timeMs: closedAtMs ?? Date.now() });
      return state;
    });
  }

  /** @throws PollNotFound also when it is another account's */
  async find(scope: Scope, { sessionId, pollId }: PollPlace): Promise<Poll> {
    const sql = `SELECT ${POLL_COLUMNS} FROM polls WHERE session_id = $1 AND poll_id = $2`;
    const [poll] = await this.database.query<Poll>(scope, sql, [sessionId, pollId]);
    if (!poll) throw new PollNotFound(pollId);
    return poll;
  }

  /** The newest first. */
  list(scope: Scope, sessionId: string, limit: number, after: AfterPoll | undefined): Promise<Poll[]> {
    return this.database.query<Poll>(
      scope,
      `SELECT ${POLL_COLUMNS} FROM polls WHERE session_id = $1
         AND ($3::bigint IS NULL OR (opened_at_ms, poll_id) < ($3, $4::uuid))
       ORDER BY opened_at_ms DESC, poll_id DESC LIMIT $2`,
      [sessionId, limit, after?.openedAtMs ?? null, after?.pollId ?? null],
    );
  }

  /** Still open although their session is over. */
  due(): Promise<PollPlace[]> {
    return this.database.query<PollPlace>(
      asService,
      `SELECT session_id AS "sessionId", poll_id AS "pollId" FROM polls JOIN sessions USING (session_id)
       WHERE polls.state = 'open' AND sessions.state = 'ended'`,
    );
  }
}
