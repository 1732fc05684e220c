import { Injectable } from '@nestjs/common';
import { pollVoted } from '@shopcast/contracts';
import { Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Poll } from '../domain/poll/poll.js';
import type { Visitor } from '../domain/room-fact.js';

/** Somebody chooses an option, at this session time. */
export interface VoteAsked {
  readonly visitor: Visitor;
  readonly pollId: string;
  readonly option: number;
  readonly atMs: number;
}

export interface Voted {
  /** For each who asked the option that counts for them, chosen now or before; null: none does. */
  readonly chosen: readonly (number | null)[];
  /** For each option; null: as many as before. */
  readonly votes: readonly number[] | null;
}

type Voting = Pick<Poll, 'state' | 'votes'>;

@Injectable()
export class VoteRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The first choice of a viewer counts, however often and from wherever others follow. @param asked all in this poll */
  vote(
    { accountId, sessionId, pollId }: Pick<Poll, 'accountId' | 'sessionId' | 'pollId'>,
    asked: readonly VoteAsked[],
  ): Promise<Voted> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      // Locked first: so votes are counted one batch after the other, and none after the poll was closed.
      const sql = 'SELECT state, votes FROM polls WHERE poll_id = $1 AND session_id = $2 FOR NO KEY UPDATE';
      const [poll]: Voting[] = await tx.query(sql, [pollId, sessionId]);
      const valid = asked.filter(({ option }) => poll?.state === 'open' && option < poll.votes.length);
      const fresh = await this.add(tx, pollId, valid);
      const votes = poll && fresh.length > 0 ? await count(tx, pollId, poll.votes, fresh) : null;
      const chosen = await choices(tx, pollId, asked);
      return { chosen: asked.map(({ visitor }) => chosen.get(visitor.viewerId) ?? null), votes };
    });
  }

  /** Which option the viewer has chosen; null: none. */
  async choice(scope: Scope, pollId: string, viewerId: string): Promise<number | null> {
    const sql = 'SELECT option FROM poll_votes WHERE poll_id = $1 AND viewer_id = $2';
    const [row] = await this.database.query<{ option: number }>(scope, sql, [pollId, viewerId]);
    return row?.option ?? null;
  }

  /** @returns the votes of those who have not voted before */
  private async add(tx: Transaction, pollId: string, asked: readonly VoteAsked[]): Promise<VoteAsked[]> {
    const firsts = [...new Map(asked.toReversed().map((vote) => [vote.visitor.viewerId, vote])).values()];
    const added: { viewer_id: string }[] = await tx.query(
      `INSERT INTO poll_votes (poll_id, viewer_id, account_id, option, voted_at_ms)
       SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::smallint[], $5::bigint[])
       ON CONFLICT (poll_id, viewer_id) DO NOTHING RETURNING viewer_id`,
      [
        pollId,
        firsts.map(({ visitor }) => visitor.viewerId),
        firsts.map(({ visitor }) => visitor.accountId),
        firsts.map(({ option }) => option),
        firsts.map(({ atMs }) => atMs),
      ],
    );
    const names = new Set(added.map(({ viewer_id }) => viewer_id));
    const fresh = firsts.filter(({ visitor }) => names.has(visitor.viewerId));
    await this.outbox.appendEach(tx, fresh.map(factOf));
    return fresh;
  }
}

const factOf = ({ visitor, pollId, option, atMs }: VoteAsked) => ({
  fact: pollVoted.of({ ...visitor, pollId, option }),
  timeMs: atMs,
});

async function count(
  tx: Transaction,
  pollId: string,
  before: readonly number[],
  fresh: readonly VoteAsked[],
): Promise<number[]> {
  const votes = before.map((some, option) => some + fresh.filter((vote) => vote.option === option).length);
  await tx.query('UPDATE polls SET votes = $2 WHERE poll_id = $1', [pollId, votes]);
  return votes;
}

async function choices(tx: Transaction, pollId: string, asked: readonly VoteAsked[]): Promise<Map<string, number>> {
  const rows: { viewer_id: string; option: number }[] = await tx.query(
    'SELECT viewer_id, option FROM poll_votes WHERE poll_id = $1 AND viewer_id = ANY($2::text[])',
    [pollId, asked.map(({ visitor }) => visitor.viewerId)],
  );
  return new Map(rows.map(({ viewer_id, option }) => [viewer_id, option]));
}
