import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import { instant } from '../../api/instant.js';
import { minorUnits, NET } from '../../api/session-versions.answer.js';
import { type OrderChangeKind, orderChangeKinds } from '../../domain/order-changes.js';
import type { VersionOrdersPage } from './list-version-orders.handler.js';

export class OrderChangeAnswer {
  @ApiProperty({ format: 'uuid', description: 'The event that tells of it' }) readonly changeId!: string;
  @ApiProperty({ format: 'uuid' }) readonly orderId!: string;
  @ApiProperty({ enum: orderChangeKinds }) readonly kind!: OrderChangeKind;
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time' }) readonly at!: string;
  @ApiProperty(minorUnits('Minor units: to pay, paid, deposit returned, given back for returns, given back'))
  readonly amountMinor!: number;
  @ApiProperty(minorUnits(NET)) readonly netGmvMinor!: number;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: 'integer', description: 'The first revision of the version that lists it' })
  readonly listedIn!: number;
}

export class OrderChangePage extends pageOf(OrderChangeAnswer) {}

export const toOrderChanges = ({ items, nextCursor, currency }: VersionOrdersPage): OrderChangePage => ({
  items: items.map(({ atMs, ...change }) => ({ ...change, at: instant(atMs), currency })),
  nextCursor,
});
