import { ApiPropertyOptional } from '@nestjs/swagger';
import type { CancelReason } from '@shopcast/contracts';
import { IsIn } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';

/** A failed payment cancels an order, too, but nobody can ask for that. */
const wishes = ['viewer_request', 'merchant_request'] as const satisfies readonly CancelReason[];
export type CancelWish = (typeof wishes)[number];

export class CancelOrderBody {
  @ApiPropertyOptional({ enum: wishes, description: 'Whose wish it is; the caller’s own when absent' })
  @Optional()
  @IsIn(wishes)
  readonly reason?: CancelWish;
}
