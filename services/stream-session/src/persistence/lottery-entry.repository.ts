import { Injectable } from '@nestjs/common';
import { lotteryEntered } from '@shopcast/contracts';
import { Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { entrantOf, type Lottery } from '../domain/lottery/lottery.js';
import type { Visitor } from '../domain/room-fact.js';

/** Somebody wants to take part, at this session time. */
export interface EntryAsked {
  readonly visitor: Visitor;
  readonly lotteryId: string;
  /** Has written the keyword. */
  readonly saidKeyword: boolean;
  readonly atMs: number;
}

export interface Entered {
  /** For each who asked whether it takes part, from now on or already. */
  readonly takesPart: readonly boolean[];
  /** Of all viewers; null: as many as before. */
  readonly entrants: number | null;
}

type Entering = Pick<Lottery, 'state' | 'keyword' | 'endsAtMs'>;

@Injectable()
export class LotteryEntryRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * However often, from however many devices and processes it is asked for, a viewer is on the list once.
   * @param asked all for this lottery of this session
   */
  enter(
    { accountId, sessionId, lotteryId }: Pick<Lottery, 'accountId' | 'sessionId' | 'lotteryId'>,
    asked: readonly EntryAsked[],
  ): Promise<Entered> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      // Locked first: the draw waits for those who come before it, and whoever comes after it finds it drawn.
      const [lottery]: Entering[] = await tx.query(
        `SELECT state, keyword, ends_at_ms::float8 AS "endsAtMs" FROM lotteries
         WHERE lottery_id = $1 AND session_id = $2 FOR NO KEY UPDATE`,
        [lotteryId, sessionId],
      );
      const fresh = await this.add(tx, lotteryId, lottery ? asked.filter((entry) => isOpenTo(entry, lottery)) : []);
      const entrants = fresh.length === 0 ? null : await count(tx, lotteryId, fresh.length);
      const entered = await viewersIn(tx, lotteryId, asked);
      return { takesPart: asked.map(({ visitor }) => entered.has(visitor.viewerId)), entrants };
    });
  }

  /** Who takes part, as they are listed in the draw. */
  async entrants(scope: Scope, lotteryId: string): Promise<string[]> {
    const rows = await this.database.query<{ entrant: string }>(
      scope,
      'SELECT entrant FROM lottery_entries WHERE lottery_id = $1 AND NOT is_barred ORDER BY entrant',
      [lotteryId],
    );
    return rows.map(({ entrant }) => entrant);
  }

  /** Whether the viewer is on the list. */
  async has(scope: Scope, lotteryId: string, viewerId: string): Promise<boolean> {
    const sql = 'SELECT FROM lottery_entries WHERE lottery_id = $1 AND viewer_id = $2 AND NOT is_barred';
    return (await this.database.query(scope, sql, [lotteryId, viewerId])).length > 0;
  }

  /** @returns those who have not been on the list */
  private async add(tx: Transaction, lotteryId: string, asked: readonly EntryAsked[]): Promise<EntryAsked[]> {
    // A viewer who asks twice at once is on the list once.
    const entries = [...new Map(asked.map((entry) => [entry.visitor.viewerId, entry])).values()];
    const added: { viewer_id: string }[] = await tx.query(
      `INSERT INTO lottery_entries (lottery_id, viewer_id, account_id, entrant, entered_at_ms)
       SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::bigint[])
       ON CONFLICT (lottery_id, viewer_id) DO NOTHING RETURNING viewer_id`,
      [
        lotteryId,
        entries.map(({ visitor }) => visitor.viewerId),
        entries.map(({ visitor }) => visitor.accountId),
        entries.map(({ visitor }) => entrantOf(lotteryId, visitor)),
        entries.map(({ atMs }) => atMs),
      ],
    );
    const names = new Set(added.map(({ viewer_id }) => viewer_id));
    const fresh = entries.filter(({ visitor }) => names.has(visitor.viewerId));
    await this.outbox.appendEach(tx, fresh.map(factOf));
    return fresh;
  }
}

const isOpenTo = ({ atMs, saidKeyword }: EntryAsked, { state, keyword, endsAtMs }: Entering): boolean =>
  state === 'open' && atMs < endsAtMs && (keyword === null || saidKeyword);

const factOf = ({ visitor, lotteryId, atMs }: EntryAsked) => ({
  fact: lotteryEntered.of({ ...visitor, lotteryId, entrant: entrantOf(lotteryId, visitor) }),
  timeMs: atMs,
});

async function count(tx: Transaction, lotteryId: string, more: number): Promise<number | null> {
  const [rows]: [{ entrants: number }[]] = await tx.query(
    `UPDATE lotteries SET entrant_count = entrant_count + $2 WHERE lottery_id = $1 RETURNING entrant_count AS entrants`,
    [lotteryId, more],
  );
  return rows[0]?.entrants ?? null;
}

async function viewersIn(tx: Transaction, lotteryId: string, asked: readonly EntryAsked[]): Promise<Set<string>> {
  const rows: { viewer_id: string }[] = await tx.query(
    'SELECT viewer_id FROM lottery_entries WHERE lottery_id = $1 AND viewer_id = ANY($2::text[])',
    [lotteryId, asked.map(({ visitor }) => visitor.viewerId)],
  );
  return new Set(rows.map(({ viewer_id }) => viewer_id));
}
