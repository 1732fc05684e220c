import { Injectable } from '@nestjs/common';
import type { Scope } from '@shopcast/database';
import { drawLottery, drawTime, type Lottery } from '../domain/lottery/lottery.js';
import { lotteryItem } from '../domain/lottery/shown-lottery.js';
import type { LotteryPlace } from '../persistence/lottery.repository.js';
import { LotteryDrawRepository } from '../persistence/lottery-draw.repository.js';
import { Rooms } from '../room/rooms.js';

/** Draws lotteries, each once, and tells their rooms; what a room does not hear now it finds in the database. */
@Injectable()
export class LotteryDraws {
  constructor(
    private readonly draws: LotteryDrawRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @returns the lottery as it was drawn, also when that was before @throws LotteryNotFound */
  async draw(scope: Scope, place: LotteryPlace): Promise<Lottery> {
    const nowMs = Date.now();
    const drawn = await this.draws.draw(scope, place, nowMs, (lottery, session, draw) =>
      drawLottery(lottery, draw, drawTime(session, lottery, nowMs)),
    );
    this.rooms.tell(place.sessionId, lotteryItem(drawn));
    return drawn;
  }
}
