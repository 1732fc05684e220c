import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class EnterRoomHandler implements FrameHandler<'enter'> {
  readonly type = 'enter';

  handle({ stayId, source }: FrameOf<'enter'>, { room, visitor, connection }: Place): Promise<number> {
    const entry = { clientStayId: stayId, source: source ?? { channel: 'external' as const } };
    return room.attendance.enter(visitor, connection.device, entry);
  }
}
