import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { like } from '../../domain/interaction.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class LikeSessionHandler implements FrameHandler<'like'> {
  readonly type = 'like';

  constructor(private readonly factLog: FactLog) {}

  async handle({ id, count }: FrameOf<'like'>, { room, visitor }: Place): Promise<number> {
    const atMs = room.now();
    await this.factLog.append([like(visitor, id, count, atMs)]);
    room.like(count);
    return atMs;
  }
}
