import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsBoolean, IsUUID } from 'class-validator';
import { RunOfShowAnswer, toRunOfShowAnswer } from '../../api/run-of-show.answer.js';
import { RunOfShowVersion } from '../../api/run-of-show.fields.js';
import { StartSegmentHandler } from './start-segment.handler.js';

export class StartSegmentBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly segmentId!: string;

  @RunOfShowVersion() readonly version!: number;

  @ApiProperty({
    example: false,
    description:
      'Whether shelf, pin, prices and coupons of its beginning are done. Whoever starts a segment says false, does them, and says true: who comes after a crash between the two finds what is left to be done',
  })
  @IsBoolean()
  readonly cuesGiven!: boolean;
}

@ApiTags('run of show')
@Controller('v1/sessions/:sessionId/run-of-show/current')
export class StartSegmentController {
  constructor(private readonly handler: StartSegmentHandler) {}

  @Put()
  @Allow({ staff: ['host'] })
  @ApiOperation({ summary: 'Come to a segment, which ends the one before. The one that runs already stays as it is' })
  @ApiOkResponse({ type: RunOfShowAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async start(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { segmentId, version, cuesGiven }: StartSegmentBody,
  ): Promise<RunOfShowAnswer> {
    const id = sessionId.toLowerCase();
    const start = { segmentId: segmentId.toLowerCase(), version };
    return toRunOfShowAnswer(id, await this.handler.handle(staff, id, start, cuesGiven));
  }
}
