import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { LotteryNeedsKeyword } from '../../domain/lottery/lottery.errors.js';
import { LotteryEntries } from '../../lottery/lottery-entries.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class TakePartHandler implements FrameHandler<'takePart'> {
  readonly type = 'takePart';

  constructor(private readonly entries: LotteryEntries) {}

  /** @throws LotteryOver LotteryNeedsKeyword */
  async handle(frame: FrameOf<'takePart'>, place: Place): Promise<number> {
    const atMs = place.room.now();
    const { lottery } = place.room.show;
    const lotteryId = frame.lotteryId.toLowerCase();
    if (lottery?.lotteryId === lotteryId && lottery.keyword !== null) throw new LotteryNeedsKeyword(lottery.keyword);
    await this.entries.enter(place, lotteryId, atMs);
    return atMs;
  }
}
