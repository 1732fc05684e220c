import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsIn } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { viewerOf } from '../../callers/callers.js';
import { type TapOutcome, tapOutcomes } from '../../payments/test-provider/test-payment.store.js';
import { TapTestPaymentHandler } from './tap-test-payment.handler.js';

export class TapBody {
  @ApiPropertyOptional({ enum: tapOutcomes, default: 'succeeded' })
  @Optional()
  @IsIn(tapOutcomes)
  readonly outcome: TapOutcome = 'succeeded';
}

export class TapAnswer {
  @ApiProperty({ format: 'uuid' }) readonly paymentId!: string;
  @ApiProperty({ enum: tapOutcomes }) readonly outcome!: TapOutcome;
}

@ApiTags('payments')
@Controller('v1/test-payments')
export class TapTestPaymentController {
  constructor(private readonly handler: TapTestPaymentHandler) {}

  @Post(':paymentId/confirmation')
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'The tap in the test wallet; the order is paid when the callback has arrived' })
  @ApiParam({ name: 'paymentId', format: 'uuid' })
  @ApiAcceptedResponse({ type: TapAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async tap(
    @Caller() caller: Principal,
    @UuidParam('paymentId') paymentId: string,
    @Body() { outcome }: TapBody,
  ): Promise<TapAnswer> {
    const { accountId, viewerId } = viewerOf(caller);
    const tap = { paymentId: paymentId.toLowerCase(), viewerId, outcome };
    await this.handler.handle(accountId, tap);
    return { paymentId: tap.paymentId, outcome };
  }
}
