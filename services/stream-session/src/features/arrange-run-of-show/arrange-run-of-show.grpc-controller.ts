import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { PlainText } from '@shopcast/http';
import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { Given } from '../../api/fields.decorator.js';
import { PlannedSegmentBody, toPlannedSegment } from '../../api/planned-segment.body.js';
import { MAX_SEGMENTS, RunOfShowVersion } from '../../api/run-of-show.fields.js';
import { toRunOfShowMessage } from '../../api/run-of-show.message.js';
import { ArrangeRunOfShowHandler } from './arrange-run-of-show.handler.js';

export class GetRunOfShowRequest {
  @IsUUID() readonly sessionId!: string;
}

/** What is not given arrives as an empty text. */
export class PlannedSegmentMessage extends OmitType(PlannedSegmentBody, ['campaignId', 'notes']) {
  @Given() @IsUUID() readonly campaignId!: string;
  @Given() @PlainText(1_000, {}) readonly notes!: string;
}

export class ArrangeRunOfShowRequest extends GetRunOfShowRequest {
  @RunOfShowVersion() readonly version!: number;

  @IsArray()
  @ArrayMaxSize(MAX_SEGMENTS)
  @ArrayUnique(({ segmentId }: PlannedSegmentMessage) => segmentId.toLowerCase())
  @ValidateNested({ each: true })
  @Type(() => PlannedSegmentMessage)
  readonly segments!: PlannedSegmentMessage[];
}

/** `shopcast.runofshow.v1.RunOfShowService` */
@Controller()
export class ArrangeRunOfShowGrpcController {
  constructor(private readonly handler: ArrangeRunOfShowHandler) {}

  @GrpcMethod('RunOfShowService', 'GetRunOfShow')
  @Allow({ staff: ['host'] })
  async read(@Caller() staff: Staff, @Payload() { sessionId }: GetRunOfShowRequest): Promise<object> {
    const id = sessionId.toLowerCase();
    return { runOfShow: toRunOfShowMessage(id, await this.handler.read(staff, id)) };
  }

  @GrpcMethod('RunOfShowService', 'ArrangeRunOfShow')
  @Allow({ staff: ['host'] })
  async arrange(@Caller() staff: Staff, @Payload() request: ArrangeRunOfShowRequest): Promise<object> {
    const id = request.sessionId.toLowerCase();
    const segments = request.segments.map(({ campaignId, notes, ...segment }) =>
      toPlannedSegment({ ...segment, campaignId: campaignId || null, notes: notes || null }),
    );
    const { version } = request;
    return { runOfShow: toRunOfShowMessage(id, await this.handler.arrange(staff, id, { version, segments })) };
  }
}
