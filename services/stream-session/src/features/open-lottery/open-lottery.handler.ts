import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { requestedId } from '@shopcast/http';
import { type Lottery, type LotteryPlan, openLottery } from '../../domain/lottery/lottery.js';
import { lotteryItem } from '../../domain/lottery/shown-lottery.js';
import { newSeed } from '../../lottery/new-seed.js';
import { HostTexts } from '../../moderation/host-texts.js';
import { LotteryRepository } from '../../persistence/lottery.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class OpenLotteryHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly texts: HostTexts,
    private readonly lotteries: LotteryRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound SessionNotLive LotteryOpenAlready TextRefused */
  async handle(caller: Principal, sessionId: string, key: string | null, asked: LotteryPlan): Promise<Lottery> {
    const { accountId } = await this.sessions.find(scopeOf(caller), sessionId);
    const prize = await this.texts.read(accountId, asked.prize);
    const keyword = asked.keyword === null ? null : await this.texts.read(accountId, asked.keyword);
    const place = { sessionId, lotteryId: requestedId(accountId, key, { sessionId, lottery: asked }) };
    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const made = { ...newSeed(), lotteryId: place.lotteryId, keyId, nowMs: Date.now() };
    const opened = await this.lotteries.open(scopeOf(caller), place, (session) =>
      openLottery(session, { ...asked, prize, keyword }, made),
    );
    this.rooms.tell(sessionId, lotteryItem(opened));
    return opened;
  }
}
