import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { share } from '../../domain/interaction.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class ShareSessionHandler implements FrameHandler<'share'> {
  readonly type = 'share';

  constructor(private readonly factLog: FactLog) {}

  async handle({ id, channel }: FrameOf<'share'>, { room, visitor }: Place): Promise<number> {
    const atMs = room.now();
    await this.factLog.append([share(visitor, id, channel.trim(), atMs)]);
    return atMs;
  }
}
