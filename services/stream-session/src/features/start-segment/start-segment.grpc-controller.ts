import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { IsBoolean, IsUUID } from 'class-validator';
import { RunOfShowVersion } from '../../api/run-of-show.fields.js';
import { toRunOfShowMessage } from '../../api/run-of-show.message.js';
import { StartSegmentHandler } from './start-segment.handler.js';

export class StartSegmentRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly segmentId!: string;
  @RunOfShowVersion() readonly version!: number;
  @IsBoolean() readonly cuesGiven!: boolean;
}

@Controller()
export class StartSegmentGrpcController {
  constructor(private readonly handler: StartSegmentHandler) {}

  @GrpcMethod('RunOfShowService', 'StartSegment')
  @Allow({ staff: ['host'] })
  async start(@Caller() staff: Staff, @Payload() request: StartSegmentRequest): Promise<object> {
    const id = request.sessionId.toLowerCase();
    const start = { segmentId: request.segmentId.toLowerCase(), version: request.version };
    return { runOfShow: toRunOfShowMessage(id, await this.handler.handle(staff, id, start, request.cuesGiven)) };
  }
}
