import { ApiProperty } from '@nestjs/swagger';
import { LAST_SECOND } from '../../api/second.query.js';
import { Seconds } from '../../api/seconds.decorator.js';
import { secondOfInstant } from '../../domain/timeline.js';
import type { SaidInStretch, Stretch } from './read-replay-comments.handler.js';

/** A longer stretch would be an answer without a bound. */
export const LONGEST_STRETCH = 600;

export class StretchQuery {
  @Seconds({
    minimum: 0,
    maximum: LAST_SECOND,
    example: 600,
    description: 'From the end of this second; 0: with all that was said before the session',
  })
  readonly from!: number;

  @Seconds({
    minimum: 1,
    maximum: LONGEST_STRETCH,
    example: 300,
    description: 'To the end of the second that is so many seconds later',
  })
  readonly seconds!: number;
}

export const stretchOf = ({ from, seconds }: StretchQuery): Stretch => ({ from, to: from + seconds });

export class ReplayCommentAnswer {
  @ApiProperty({ format: 'uuid' }) readonly commentId!: string;
  @ApiProperty({ type: 'integer', example: 754, description: 'By the end of which it was said' })
  readonly second!: number;
  @ApiProperty({ example: '5f0c21d7', description: 'The same for all comments of a viewer in this session' })
  readonly author!: string;
  @ApiProperty({ example: 'Does it fit a laptop?' }) readonly text!: string;
}

export class ReplayCommentsAnswer {
  @ApiProperty({ type: 'integer', example: 42, description: 'How many there are, exactly' }) readonly total!: number;

  @ApiProperty({
    type: ReplayCommentAnswer,
    isArray: true,
    description: 'In the order of time; of very many a fair sample, ten for each second',
  })
  readonly items!: readonly ReplayCommentAnswer[];
}

export const toReplayComments = ({ total, comments, span }: SaidInStretch): ReplayCommentsAnswer => ({
  total,
  items: comments.map(({ commentId, author, text, atMs }) => ({
    commentId,
    second: secondOfInstant(atMs, span),
    author,
    text,
  })),
});
