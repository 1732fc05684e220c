import { ApiProperty } from '@nestjs/swagger';
import { type FulfilmentState, fulfilmentStates } from '../domain/fulfilment/fulfilment.js';
import { groupsOf, groupStateOf } from '../domain/fulfilment/groups.js';
import type { Order } from '../domain/order.js';
import { LineUnitsAnswer } from './fulfilment.answer.js';

/** The part of an order that one brand sends. */
export class OrderGroupAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) readonly brandId!: string | null;
  @ApiProperty({ type: LineUnitsAnswer, isArray: true }) readonly lines!: readonly LineUnitsAnswer[];
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 9900,
    description: 'What is paid for them; the groups’ totals add up to the order’s',
  })
  readonly totalMinor!: number;
  @ApiProperty({ enum: fulfilmentStates, nullable: true, description: 'null until paid' })
  readonly fulfilmentState!: FulfilmentState | null;
}

export const toOrderGroupAnswers = (order: Order): readonly OrderGroupAnswer[] =>
  groupsOf(order).map((group) => ({
    brandId: group.brandId,
    lines: group.lines.map(({ listingId, skuId, quantity }) => ({ listingId, skuId, quantity })),
    totalMinor: group.totalMinor,
    fulfilmentState: groupStateOf(order, group),
  }));
