import { ApiProperty } from '@nestjs/swagger';
import type { RoomComment } from '../persistence/comment.repository.js';
import { instant } from './instant.js';

export class PricedSkuAnswer {
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ example: 'Natural' }) readonly title!: string;
  @ApiProperty({ type: 'integer', example: 9900, description: 'Minor units' }) readonly listPriceMinor!: number;
  @ApiProperty({ type: 'integer', example: 7900, description: 'What one unit cost then, minor units' })
  readonly priceMinor!: number;
}

export class ShelfItemAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
  @ApiProperty({ type: PricedSkuAnswer, isArray: true }) readonly skus!: readonly PricedSkuAnswer[];
}

export class PinnedAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ example: 'Canvas tote' }) readonly title!: string;
}

export class CommentAnswer {
  @ApiProperty({ format: 'uuid' }) readonly commentId!: string;

  @ApiProperty({ example: '5f0c21d7', description: 'The same for all comments of a viewer in this session' })
  readonly author!: string;

  @ApiProperty({ example: 'Does it fit a laptop?' }) readonly text!: string;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly at!: string;
}

export const toCommentAnswer = ({ commentId, author, text, atMs }: RoomComment): CommentAnswer => ({
  commentId,
  author,
  text,
  at: instant(atMs),
});
