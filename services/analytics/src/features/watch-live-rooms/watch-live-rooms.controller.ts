import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { map, type Observable } from 'rxjs';
import { keptAlive } from '../../api/kept-alive.js';
import { measurers } from '../../api/measurers.js';
import { toRoom } from './live-room.answer.js';
import type { RoomChanges } from './room-changes.js';
import { WatchLiveRoomsHandler } from './watch-live-rooms.handler.js';

@ApiTags('metrics')
@Controller('v1/dashboard/live')
export class WatchLiveRoomsController {
  constructor(private readonly handler: WatchLiveRoomsHandler) {}

  @Sse()
  @Allow(measurers)
  @ApiOkResponse({
    description:
      'Server-sent events `rooms` {items, gone}: first all sessions on air (as in GET /v1/dashboard/sessions, with a watermark), then those that changed, at most twice a second; `gone` are ids of those that are no longer on air.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Refuses(400, 401, 403)
  watch(@Caller() caller: Principal): Observable<MessageEvent> {
    return keptAlive(this.handler.handle(caller).pipe(map(toEvent)));
  }
}

const toEvent = ({ changed, gone }: RoomChanges): MessageEvent => ({
  type: 'rooms',
  data: { items: changed.map(toRoom), gone },
});
