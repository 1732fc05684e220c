import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { Lottery } from '../domain/lottery/lottery.js';
import { LotteryNotFound, LotteryOpenAlready } from '../domain/lottery/lottery.errors.js';
import type { Session } from '../domain/session.js';
import { LOTTERY_COLUMNS } from './lottery.columns.js';
import { SessionRepository } from './session.repository.js';

/** Which lottery of which session. */
export type LotteryPlace = Pick<Lottery, 'sessionId' | 'lotteryId'>;
export type AfterLottery = Pick<Lottery, 'openedAtMs' | 'lotteryId'>;

@Injectable()
export class LotteryRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The session does not end meanwhile. Opened already it is answered as it is now.
   * @throws SessionNotFound LotteryOpenAlready
   */
  open(
    scope: Scope,
    { sessionId, lotteryId }: LotteryPlace,
    decide: (session: Session) => Decision<Lottery, Fact>,
  ): Promise<Lottery> {
    return this.database.transaction(scope, async (tx) => {
      const session = await this.sessions.lock(tx, sessionId);
      const sql = `SELECT ${LOTTERY_COLUMNS} FROM lotteries WHERE session_id = $1 AND (lottery_id = $2 OR state = 'open')`;
      const known: Lottery[] = await tx.query(sql, [sessionId, lotteryId]);
      const before = known.find((lottery) => lottery.lotteryId === lotteryId);
      if (before) return before;
      if (known.length > 0) throw new LotteryOpenAlready(sessionId);
      const { state, facts } = decide(session);
      const { accountId, prize, winnerCount, keyword, seed, commitment, openedAtMs, endsAtMs, keyId } = state;
      await tx.query(
        `INSERT INTO lotteries (lottery_id, account_id, session_id, prize, winner_count, keyword, seed, commitment,
           opened_at_ms, ends_at_ms, key_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [lotteryId, accountId, sessionId, prize, winnerCount, keyword, seed, commitment, openedAtMs, endsAtMs, keyId],
      );
      await this.outbox.append(tx, facts, { timeMs: openedAtMs });
      return state;
    });
  }

  /** @throws LotteryNotFound also when it is another account's */
  async find(scope: Scope, { sessionId, lotteryId }: LotteryPlace): Promise<Lottery> {
    const sql = `SELECT ${LOTTERY_COLUMNS} FROM lotteries WHERE session_id = $1 AND lottery_id = $2`;
    const [lottery] = await this.database.query<Lottery>(scope, sql, [sessionId, lotteryId]);
    if (!lottery) throw new LotteryNotFound(lotteryId);
    return lottery;
  }

  /** The newest first. */
  list(scope: Scope, sessionId: string, limit: number, after: AfterLottery | undefined): Promise<Lottery[]> {
    return this.database.query<Lottery>(
      scope,
      `SELECT ${LOTTERY_COLUMNS} FROM lotteries WHERE session_id = $1
         AND ($3::bigint IS NULL OR (opened_at_ms, lottery_id) < ($3, $4::uuid))
       ORDER BY opened_at_ms DESC, lottery_id DESC LIMIT $2`,
      [sessionId, limit, after?.openedAtMs ?? null, after?.lotteryId ?? null],
    );
  }

  /** Open, but their time has come, or their session is over. @param nowMs wall time */
  due(nowMs: number): Promise<LotteryPlace[]> {
    return this.database.query<LotteryPlace>(
      asService,
      `SELECT session_id AS "sessionId", lottery_id AS "lotteryId"
       FROM lotteries JOIN sessions USING (session_id)
       WHERE lotteries.state = 'open' AND (sessions.state = 'ended'
         OR started_at_ms + ($1::bigint - started_at_ms) * time_scale >= ends_at_ms)`,
      [nowMs],
    );
  }
}
