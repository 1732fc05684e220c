import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, ValidateNested } from 'class-validator';
import { MAX_SEGMENTS, RunOfShowVersion } from '../../api/run-of-show.fields.js';
import { PlannedSegmentBody, toPlannedSegment } from '../../api/planned-segment.body.js';
import { RunOfShowAnswer, toRunOfShowAnswer } from '../../api/run-of-show.answer.js';
import { ArrangeRunOfShowHandler } from './arrange-run-of-show.handler.js';

export class RunOfShowBody {
  @RunOfShowVersion() readonly version!: number;

  @ApiProperty({ type: PlannedSegmentBody, isArray: true, maxItems: MAX_SEGMENTS })
  @IsArray()
  @ArrayMaxSize(MAX_SEGMENTS)
  @ArrayUnique((segment: Partial<PlannedSegmentBody> | null) => String(segment?.segmentId).toLowerCase())
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedSegmentBody)
  readonly segments!: PlannedSegmentBody[];
}

@ApiTags('run of show')
@Controller('v1/sessions/:sessionId/run-of-show')
export class ArrangeRunOfShowController {
  constructor(private readonly handler: ArrangeRunOfShowHandler) {}

  @Get()
  @Allow({ staff: ['host'] })
  @ApiOperation({ summary: 'What the host means to do in the session, segment by segment, and how far it has come' })
  @ApiOkResponse({ type: RunOfShowAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() staff: Staff, @UuidParam('sessionId') sessionId: string): Promise<RunOfShowAnswer> {
    const id = sessionId.toLowerCase();
    return toRunOfShowAnswer(id, await this.handler.read(staff, id));
  }

  @Put()
  @Allow({ staff: ['host'] })
  @ApiOperation({ summary: 'Replace the segments, before the session or during it; the same again changes nothing' })
  @ApiOkResponse({ type: RunOfShowAnswer, description: 'What has begun stays, with its listings, prices and coupons' })
  @Refuses(400, 401, 403, 404, 409, 422)
  async arrange(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { version, segments }: RunOfShowBody,
  ): Promise<RunOfShowAnswer> {
    const id = sessionId.toLowerCase();
    const asked = { version, segments: segments.map(toPlannedSegment) };
    return toRunOfShowAnswer(id, await this.handler.arrange(staff, id, asked));
  }
}
