import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { roomPolicy } from '../../room/frame-policies.js';
import { IssueRoomTicketHandler } from './issue-room-ticket.handler.js';

export class RoomTicketAnswer {
  @ApiProperty({ description: 'Opens the room once: offer it as WebSocket subprotocol `ticket.<ticket>`' })
  readonly ticket!: string;

  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}

@ApiTags('viewers')
@Controller('v1/sessions/:sessionId/room-tickets')
export class IssueRoomTicketController {
  constructor(private readonly handler: IssueRoomTicketHandler) {}

  @Post()
  @Allow(roomPolicy)
  @ApiCreatedResponse({ type: RoomTicketAnswer, description: 'For whoever shows this token or key, once and soon' })
  @Refuses(400, 401, 403, 404)
  async issue(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<RoomTicketAnswer> {
    const { ticket, expiresAtMs } = await this.handler.handle(caller, sessionId.toLowerCase());
    return { ticket, expiresAt: new Date(expiresAtMs).toISOString() };
  }
}
