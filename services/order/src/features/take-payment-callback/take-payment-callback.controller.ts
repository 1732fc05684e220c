import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { bytesOf, type CallbackRequest } from './callback-bytes.js';
import { TakePaymentCallbackHandler } from './take-payment-callback.handler.js';

/** Open to anyone, because the signature is the credential. */
@ApiTags('payments')
@Controller('v1/payment-callbacks')
export class TakePaymentCallbackController {
  constructor(private readonly handler: TakePaymentCallbackHandler) {}

  @Post(':provider')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ anyone: true })
  @ApiOperation({ summary: 'For payment providers: what became of a payment, signed', security: [] })
  @ApiBody({ description: 'As the provider defines it', schema: { type: 'object' } })
  @ApiNoContentResponse({ description: 'Taken; need not be repeated' })
  @Refuses(400, 401, 404, 422)
  async take(@Param('provider') provider: string, @Req() request: CallbackRequest): Promise<void> {
    await this.handler.handle(provider, { headers: request.headers, body: bytesOf(request) });
  }
}
