import type { Refusal } from '@shopcast/grpc';
import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { OrderMessage } from '../../answers/order.message.js';
import { PlaceOrderBody } from './place-order.dto.js';

const LONGEST_TOKEN = 4_096;
const LONGEST_KEY = 128;

/** `shopcast.order.v1.OrderForViewer`: a PlaceOrder with what would be its metadata. */
export class OrderForViewerMessage {
  @IsString() @MaxLength(LONGEST_TOKEN) readonly viewerToken!: string;
  @IsString() @MaxLength(LONGEST_KEY) readonly idempotencyKey!: string;
  @IsDefined() @ValidateNested() @Type(() => PlaceOrderBody) readonly order!: PlaceOrderBody;
}

/** `shopcast.order.v1.PlaceOrdersRequest`. */
export interface PlaceOrdersRequestMessage {
  readonly orders: readonly OrderForViewerMessage[];
}

/** `shopcast.order.v1.OrderOutcome`. */
export type OrderOutcomeMessage =
  | { readonly idempotencyKey: string; readonly order: OrderMessage }
  | { readonly idempotencyKey: string; readonly refusal: Refusal };

/** `shopcast.order.v1.PlaceOrdersResponse`. */
export interface PlaceOrdersResponseMessage {
  readonly outcomes: readonly OrderOutcomeMessage[];
}
