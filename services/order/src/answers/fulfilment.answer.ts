import { ApiProperty } from '@nestjs/swagger';
import { type ReceivedBy, receivedBy } from '@shopcast/contracts';
import {
  type FulfilmentState,
  fulfilmentStateOf,
  fulfilmentStates,
  type LineUnits,
  type ReturnDecision,
  type Shipment,
  type UnitsReturn,
} from '../domain/fulfilment/fulfilment.js';
import { type Order, isBought } from '../domain/order.js';

const isoOf = (ms: number): string => new Date(ms).toISOString();

export class LineUnitsAnswer implements LineUnits {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 }) readonly quantity!: number;
}

/** Units that left the shop together. */
export class ShipmentAnswer {
  @ApiProperty({ format: 'uuid' }) readonly shipmentId!: string;
  @ApiProperty({ type: LineUnitsAnswer, isArray: true }) readonly lines!: readonly LineUnitsAnswer[];
  @ApiProperty({ example: 'SF Express' }) readonly carrier!: string;
  @ApiProperty({ example: 'SF1234567890123' }) readonly trackingNumber!: string;
  @ApiProperty({ format: 'date-time' }) readonly shippedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly receivedAt!: string | null;
  @ApiProperty({ enum: receivedBy, nullable: true, description: 'Who said that it has arrived' })
  readonly receivedBy!: ReceivedBy | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Counts as received then; null once it is',
  })
  readonly receiptDueAt!: string | null;
}

const returnStates = ['requested', 'accepted', 'refused'] as const satisfies readonly ReturnDecision['state'][];

export class ReturnAnswer {
  @ApiProperty({ format: 'uuid' }) readonly returnId!: string;
  @ApiProperty({ type: LineUnitsAnswer, isArray: true }) readonly lines!: readonly LineUnitsAnswer[];
  @ApiProperty({ example: 'The colour is another one' }) readonly reason!: string;
  @ApiProperty({ enum: returnStates }) readonly state!: ReturnDecision['state'];
  @ApiProperty({ format: 'date-time' }) readonly requestedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'The units are free again; null until accepted' })
  readonly restocked!: boolean | null;
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true, description: 'Given back for them; null until accepted' })
  readonly refundMinor!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused' }) readonly refusal!: string | null;
}

/** Where the units of a paid order are. */
export class FulfilmentAnswer {
  @ApiProperty({ enum: fulfilmentStates }) readonly state!: FulfilmentState;
  @ApiProperty({ type: ShipmentAnswer, isArray: true }) readonly shipments!: readonly ShipmentAnswer[];
  @ApiProperty({ type: ReturnAnswer, isArray: true }) readonly returns!: readonly ReturnAnswer[];
}

export const toShipmentAnswer = ({
  shipmentId,
  lines,
  carrier,
  trackingNumber,
  ...shipment
}: Shipment): ShipmentAnswer => {
  const { receipt, shippedAtMs } = shipment;
  const isHere = receipt.kind === 'received';
  return {
    shipmentId,
    lines,
    carrier,
    trackingNumber,
    shippedAt: isoOf(shippedAtMs),
    receivedAt: isHere ? isoOf(receipt.atMs) : null,
    receivedBy: isHere ? receipt.by : null,
    receiptDueAt: isHere ? null : isoOf(receipt.dueMs),
  };
};

export const toReturnAnswer = ({ returnId, lines, reason, requestedAtMs, decision }: UnitsReturn): ReturnAnswer => ({
  returnId,
  lines,
  reason,
  state: decision.state,
  requestedAt: isoOf(requestedAtMs),
  decidedAt: decision.state === 'requested' ? null : isoOf(decision.decidedAtMs),
  restocked: decision.state === 'accepted' ? decision.restocked : null,
  refundMinor: decision.state === 'accepted' ? decision.refundMinor : null,
  refusal: decision.state === 'refused' ? decision.why : null,
});

/** null for an order that is not paid: there is nothing to fulfil. */
export const toFulfilmentAnswer = (order: Order): FulfilmentAnswer | null =>
  isBought(order)
    ? {
        state: fulfilmentStateOf(order.fulfilment, order.lines),
        shipments: order.fulfilment.shipments.map(toShipmentAnswer),
        returns: order.fulfilment.returns.map(toReturnAnswer),
      }
    : null;
