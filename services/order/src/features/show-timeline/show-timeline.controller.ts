import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { TimelineAnswer, toHappeningAnswer } from './show-timeline.dto.js';
import { ShowTimelineHandler } from './show-timeline.handler.js';

@ApiTags('order life')
@Controller('v1/orders')
export class ShowTimelineController {
  constructor(private readonly handler: ShowTimelineHandler) {}

  @Get(':orderId/timeline')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'What happened to an order: who, when, why; viewers see their own' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: TimelineAnswer })
  @Refuses(400, 401, 403, 404)
  async show(@Caller() caller: Principal, @UuidParam('orderId') orderId: string): Promise<TimelineAnswer> {
    const happened = await this.handler.handle(caller, orderId);
    return { orderId: orderId.toLowerCase(), items: happened.map((one) => toHappeningAnswer(one, caller)) };
  }
}
