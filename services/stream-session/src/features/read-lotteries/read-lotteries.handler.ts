import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type Viewer } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { refuseOtherSession } from '../../api/bound-token.js';
import { timeAndUuid } from '../../api/sort-key.js';
import { entrantOf, type Lottery } from '../../domain/lottery/lottery.js';
import { LotteryNotDrawn, NotInLottery } from '../../domain/lottery/lottery.errors.js';
import { type LotteryPlace, LotteryRepository } from '../../persistence/lottery.repository.js';
import { LotteryEntryRepository } from '../../persistence/lottery-entry.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

export interface LotteriesAsked {
  readonly sessionId: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ReadLotteriesHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly lotteries: LotteryRepository,
    private readonly entries: LotteryEntryRepository,
  ) {}

  /** @throws SessionNotFound RequestInvalid; NotAllowed for a token of another session, like all of these */
  async list(caller: Principal, { sessionId, limit, cursor }: LotteriesAsked): Promise<Page<Lottery>> {
    refuseOtherSession(caller, sessionId);
    await this.sessions.find(scopeOf(caller), sessionId);
    const key = timeAndUuid(cursor);
    const after = key && { openedAtMs: key[0], lotteryId: key[1] };
    const rows = await this.lotteries.list(scopeOf(caller), sessionId, limit + 1, after);
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ openedAtMs, lotteryId }) => [openedAtMs, lotteryId],
    );
  }

  /** @throws LotteryNotFound */
  find(caller: Principal, place: LotteryPlace): Promise<Lottery> {
    refuseOtherSession(caller, place.sessionId);
    return this.lotteries.find(scopeOf(caller), place);
  }

  /** Everything that the winners follow from. @throws LotteryNotFound LotteryNotDrawn */
  async proof(caller: Principal, place: LotteryPlace): Promise<{ lottery: Lottery; entrants: string[] }> {
    const lottery = await this.find(caller, place);
    if (lottery.state !== 'drawn') throw new LotteryNotDrawn(place.lotteryId);
    return { lottery, entrants: await this.entries.entrants(scopeOf(caller), place.lotteryId) };
  }

  /** @throws LotteryNotFound NotInLottery */
  async entry(viewer: Viewer, place: LotteryPlace): Promise<{ entrant: string; hasWon: boolean | null }> {
    const { lotteryId, state, winners } = await this.find(viewer, place);
    const entrant = entrantOf(lotteryId, viewer);
    if (!(await this.entries.has(scopeOf(viewer), lotteryId, viewer.viewerId))) throw new NotInLottery(lotteryId);
    return { entrant, hasWon: state === 'open' ? null : winners.some((winner) => winner.entrant === entrant) };
  }
}
