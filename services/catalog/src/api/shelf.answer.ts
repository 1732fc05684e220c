import { ApiProperty } from '@nestjs/swagger';
import type { Shelf } from '../domain/shelf.js';

export class ShelfAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;

  @ApiProperty({ type: String, format: 'uuid', isArray: true, description: 'In the order shown' })
  readonly listingIds!: readonly string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The listing that the host explains' })
  readonly pinnedListingId!: string | null;
}

export const toShelfAnswer = ({ sessionId, listingIds, pinnedListingId }: Shelf): ShelfAnswer => ({
  sessionId,
  listingIds,
  pinnedListingId,
});
