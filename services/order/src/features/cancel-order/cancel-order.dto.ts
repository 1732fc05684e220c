import { ApiPropertyOptional } from '@nestjs/swagger';
import type { CancelReason } from '@shopcast/contracts';
import { IsIn } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';

/** A failed payment cancels an order, too, but nobody can ask for that. */
export const cancelWishes = ['viewer_request', 'merchant_request'] as const satisfies readonly CancelReason[];
export type CancelWish = (typeof cancelWishes)[number];

export class CancelOrderBody {
  @ApiPropertyOptional({ enum: cancelWishes, description: 'Whose wish it is; the caller’s own when absent' })
  @Optional()
  @IsIn(cancelWishes)
  readonly reason?: CancelWish;
}
