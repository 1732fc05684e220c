import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsBoolean } from 'class-validator';
import { assistants } from '../../moderation/moderators.js';
import { KeepToFollowersHandler } from './keep-to-followers.handler.js';

export class FollowersOnlyBody {
  @ApiProperty({ example: true, description: 'Whether only followers of the account may comment' })
  @IsBoolean()
  readonly isOn!: boolean;
}

@ApiTags('moderation')
@Controller('v1/sessions/:sessionId/followers-only')
export class KeepToFollowersController {
  constructor(private readonly handler: KeepToFollowersHandler) {}

  @Get()
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Whether only followers may comment in the session' })
  @ApiOkResponse({ type: FollowersOnlyBody })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<FollowersOnlyBody> {
    return { isOn: await this.handler.read(caller, sessionId.toLowerCase()) };
  }

  @Put()
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Let only followers comment, over all processes, or everybody again; the room is told' })
  @ApiOkResponse({ type: FollowersOnlyBody })
  @Refuses(400, 401, 403, 404)
  async set(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() { isOn }: FollowersOnlyBody,
  ): Promise<FollowersOnlyBody> {
    return { isOn: await this.handler.set(caller, sessionId.toLowerCase(), isOn) };
  }
}
