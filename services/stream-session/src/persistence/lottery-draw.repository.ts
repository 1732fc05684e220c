import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { Draw, Lottery, Winner } from '../domain/lottery/lottery.js';
import { LotteryNotFound } from '../domain/lottery/lottery.errors.js';
import type { Session } from '../domain/session.js';
import { LOTTERY_COLUMNS } from './lottery.columns.js';
import type { LotteryPlace } from './lottery.repository.js';
import { SessionRepository } from './session.repository.js';

export type DecideDraw = (lottery: Lottery, session: Session, draw: Draw) => Decision<Lottery, Fact>;

/** The one door of draws. The list of entrants may be long, so the database does the arithmetic of the recipe. */
@Injectable()
export class LotteryDrawRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Nobody takes part any more from the moment in which the lottery is locked; who did before is on the list. Hosts and
   * processes may all want to draw: the first one does, and the others are answered by what it drew.
   * @param nowMs wall time at which bans must hold to keep somebody out @throws LotteryNotFound
   */
  draw(scope: Scope, { sessionId, lotteryId }: LotteryPlace, nowMs: number, decide: DecideDraw): Promise<Lottery> {
    return this.database.transaction(scope, async (tx) => {
      const sql = `SELECT ${LOTTERY_COLUMNS} FROM lotteries WHERE session_id = $1 AND lottery_id = $2 FOR UPDATE`;
      const [before]: Lottery[] = await tx.query(sql, [sessionId, lotteryId]);
      if (!before) throw new LotteryNotFound(lotteryId);
      if (before.state === 'drawn') return before;
      const session = await this.sessions.lock(tx, sessionId);
      await barBanned(tx, before, nowMs);
      const { state, facts } = decide(before, session, await drawn(tx, before));
      await save(tx, state);
      await this.outbox.append(tx, facts, { timeMs: state.drawnAtMs ?? nowMs });
      return state;
    });
  }
}

/** Who may not be in the room any more wins nothing there. */
async function barBanned(tx: Transaction, { lotteryId, accountId, sessionId }: Lottery, nowMs: number): Promise<void> {
  await tx.query(
    `UPDATE lottery_entries AS entry SET is_barred = true FROM viewer_restrictions AS ban
     WHERE entry.lottery_id = $1 AND ban.account_id = $2 AND ban.viewer_id = entry.viewer_id AND ban.kind = 'ban'
       AND (ban.session_id IS NULL OR ban.session_id = $3)
       AND ban.lifted_at_ms IS NULL AND (ban.until_ms IS NULL OR ban.until_ms > $4)`,
    [lotteryId, accountId, sessionId, nowMs],
  );
}

/** By the recipe that `drawWinners` of the room client follows, too: smallest SHA-256 of `seed:digest:entrant`. */
async function drawn(tx: Transaction, { lotteryId, seed, winnerCount }: Lottery): Promise<Draw> {
  const [draw]: [Draw & { readonly winners: Winner[] }] = await tx.query(
    `WITH entrants AS (
       SELECT viewer_id, entrant::text FROM lottery_entries WHERE lottery_id = $1 AND NOT is_barred
     ), listed AS (
       SELECT count(*)::int AS total, coalesce(string_agg(entrant, E'\\n' ORDER BY entrant COLLATE "C"), '') AS list
       FROM entrants
     ), summed AS (
       SELECT total, encode(sha256(convert_to(list, 'UTF8')), 'hex') AS digest FROM listed
     ), winners AS (
       SELECT viewer_id, entrant, sha256(convert_to($2 || ':' || digest || ':' || entrant, 'UTF8')) AS ticket
       FROM entrants, summed ORDER BY ticket LIMIT $3
     )
     SELECT total AS "entrantCount", digest AS "entrantsDigest", coalesce((
       SELECT json_agg(json_build_object('viewerId', viewer_id, 'entrant', entrant) ORDER BY ticket) FROM winners
     ), '[]') AS winners FROM summed`,
    [lotteryId, seed, winnerCount],
  );
  return draw;
}

async function save(tx: Transaction, lottery: Lottery): Promise<void> {
  const { lotteryId, state, drawnAtMs, entrantCount, entrantsDigest, winners } = lottery;
  await tx.query(
    `UPDATE lotteries SET state = $2, drawn_at_ms = $3, entrant_count = $4, entrants_digest = $5, winners = $6::jsonb
     WHERE lottery_id = $1`,
    [lotteryId, state, drawnAtMs, entrantCount, entrantsDigest, JSON.stringify(winners)],
  );
}
