import { ApiProperty } from '@nestjs/swagger';
import { type WaitingEntry, waitingStates } from '../domain/waiting/waiting.js';

/** A viewer's place in a waiting list, and what came of it. */
export class WaitingEntryAnswer {
  @ApiProperty({ format: 'uuid', description: 'The place, and the offer that comes of it' }) readonly entryId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 }) readonly quantity!: number;
  @ApiProperty({ enum: waitingStates, description: 'offered: the units are held; place an order to accept' })
  readonly state!: WaitingEntry['state'];
  @ApiProperty({ format: 'date-time' }) readonly joinedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until then the units are held' })
  readonly offerExpiresAt!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The order that accepted the offer' })
  readonly orderId!: string | null;
}

export const toWaitingEntryAnswer = (entry: WaitingEntry): WaitingEntryAnswer => ({
  entryId: entry.entryId,
  sessionId: entry.sessionId,
  listingId: entry.listingId,
  skuId: entry.skuId,
  quantity: entry.quantity,
  state: entry.state,
  joinedAt: new Date(entry.joinedAtMs).toISOString(),
  offerExpiresAt: entry.state === 'offered' ? new Date(entry.expiresAtMs).toISOString() : null,
  orderId: entry.state === 'accepted' ? entry.orderId : null,
});
