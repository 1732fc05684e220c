import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import type { FrameHandler, Place } from '../../room/frame-handler.js';

@Injectable()
export class LeaveRoomHandler implements FrameHandler<'leave'> {
  readonly type = 'leave';

  handle(_frame: FrameOf<'leave'>, { room, visitor, connection }: Place): Promise<number> {
    return room.attendance.leave(visitor, connection.device);
  }
}
