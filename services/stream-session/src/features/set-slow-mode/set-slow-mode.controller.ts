import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsInt, Max, Min } from 'class-validator';
import { assistants } from '../../moderation/moderators.js';
import { SetSlowModeHandler } from './set-slow-mode.handler.js';

export const LONGEST_SLOW_SECONDS = 3_600;

export class SlowModeBody {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_SLOW_SECONDS,
    example: 10,
    description: 'Real seconds between two comments of a viewer; 0: as they like',
  })
  @IsInt()
  @Min(0)
  @Max(LONGEST_SLOW_SECONDS)
  readonly seconds!: number;
}

@ApiTags('moderation')
@Controller('v1/sessions/:sessionId/slow-mode')
export class SetSlowModeController {
  constructor(private readonly handler: SetSlowModeHandler) {}

  @Get()
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'How long viewers of the session wait between two comments' })
  @ApiOkResponse({ type: SlowModeBody })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<SlowModeBody> {
    return { seconds: await this.handler.read(caller, sessionId.toLowerCase()) };
  }

  @Put()
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Let each viewer write once in so many seconds, over all processes; the room is told' })
  @ApiOkResponse({ type: SlowModeBody })
  @Refuses(400, 401, 403, 404)
  async set(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() { seconds }: SlowModeBody,
  ): Promise<SlowModeBody> {
    return { seconds: await this.handler.set(caller, sessionId.toLowerCase(), seconds) };
  }
}
