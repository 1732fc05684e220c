import { Body, Controller, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { staffOf } from '../../callers/callers.js';
import { RotateWebhookSecretHandler } from './rotate-webhook-secret.handler.js';

const DAY_SECONDS = 86_400;
export const longestOverlapSeconds = 7 * DAY_SECONDS;

export class RotateWebhookSecretBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: longestOverlapSeconds,
    default: DAY_SECONDS,
    description: 'For so long requests are signed with the secret before this one, too',
  })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(longestOverlapSeconds)
  readonly overlapSeconds: number = DAY_SECONDS;
}

export class RotatedWebhookSecretAnswer {
  @ApiProperty({ format: 'uuid' }) readonly endpointId!: string;
  @ApiProperty({
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
    description: 'The new secret. It is shown now and not again',
  })
  readonly secret!: string;
}

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/secrets')
export class RotateWebhookSecretController {
  constructor(private readonly handler: RotateWebhookSecretHandler) {}

  @Post()
  @Allow({ staff: ['orders'] })
  @ApiOperation({
    summary: 'A new signing secret; the one before it stays valid for a while, one before that ends now',
  })
  @ApiParam({ name: 'endpointId', format: 'uuid' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one secret' })
  @ApiCreatedResponse({ type: RotatedWebhookSecretAnswer })
  @Refuses(400, 401, 403, 404)
  async rotate(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @IdempotencyKey() key: string,
    @Body() { overlapSeconds }: RotateWebhookSecretBody,
  ): Promise<RotatedWebhookSecretAnswer> {
    const command = { staff: staffOf(caller), key, endpointId: endpointId.toLowerCase(), overlapSeconds };
    return { endpointId: command.endpointId, secret: await this.handler.handle(command) };
  }
}
