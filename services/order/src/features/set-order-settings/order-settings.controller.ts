import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { staffOf } from '../../callers/callers.js';
import { OrderSettingsStore } from '../../persistence/order-settings.store.js';
import { OrderSettingsAnswer, OrderSettingsBody, SessionPaymentTimeout } from './order-settings.dto.js';

@ApiTags('order settings')
@Controller('v1')
export class OrderSettingsController {
  constructor(private readonly settings: OrderSettingsStore) {}

  @Get('order-settings')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'How the account’s orders are treated' })
  @ApiOkResponse({ type: OrderSettingsAnswer })
  @Refuses(401, 403)
  show(@Caller() caller: Principal): Promise<OrderSettingsAnswer> {
    return this.settings.of(staffOf(caller).accountId);
  }

  @Put('order-settings')
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'Replaces the settings; they hold for orders that are placed, and shipped, from now on' })
  @ApiOkResponse({ type: OrderSettingsAnswer })
  @Refuses(400, 401, 403)
  set(
    @Caller() caller: Principal,
    @Body() { paymentTimeoutSeconds, receivedAfterSeconds }: OrderSettingsBody,
  ): Promise<OrderSettingsAnswer> {
    return this.settings.save(staffOf(caller).accountId, {
      paymentTimeoutSeconds: paymentTimeoutSeconds ?? null,
      receivedAfterSeconds: receivedAfterSeconds ?? null,
    });
  }

  @Put('sessions/:sessionId/payment-timeout')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'A payment timeout of its own for one session: short for a flash sale' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiOkResponse({ type: SessionPaymentTimeout })
  @Refuses(400, 401, 403, 404)
  async setForSession(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() { paymentTimeoutSeconds }: SessionPaymentTimeout,
  ): Promise<SessionPaymentTimeout> {
    await this.settings.saveForSession(staffOf(caller).accountId, sessionId.toLowerCase(), paymentTimeoutSeconds);
    return { paymentTimeoutSeconds };
  }

  @Delete('sessions/:sessionId/payment-timeout')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'The session follows the account’s payment timeout (again)' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiNoContentResponse({ description: 'The session has no payment timeout of its own (any more)' })
  @Refuses(400, 401, 403, 404)
  async clearForSession(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<void> {
    await this.settings.saveForSession(staffOf(caller).accountId, sessionId.toLowerCase(), null);
  }
}
