import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Optional, ViewerId } from '../../api/fields.decorator.js';
import { ViewerTokenAnswer } from '../../api/viewer-token.answer.js';
import { MintViewerTokenHandler } from './mint-viewer-token.handler.js';

const TWELVE_HOURS = 43_200;

export class ViewerTokenBody {
  @ViewerId() readonly viewerId!: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'When given, the token is good for this session only' })
  @Optional()
  @IsUUID()
  readonly sessionId?: string;

  @ApiProperty({ type: 'integer', required: false, minimum: 60, maximum: TWELVE_HOURS, default: TWELVE_HOURS })
  @Optional()
  @IsInt()
  @Min(60)
  @Max(TWELVE_HOURS)
  readonly lifetimeSeconds: number = TWELVE_HOURS;
}

@ApiTags('viewers')
@Controller('v1/viewer-tokens')
export class MintViewerTokenController {
  constructor(private readonly handler: MintViewerTokenHandler) {}

  @Post()
  @Allow({ staff: ['viewers'] })
  @ApiCreatedResponse({ type: ViewerTokenAnswer, description: 'For the account’s own login to hand to its viewers' })
  @Refuses(400, 401, 403, 404)
  mint(@Caller() staff: Staff, @Body() body: ViewerTokenBody): Promise<ViewerTokenAnswer> {
    return this.handler.handle(staff, body);
  }
}
