import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { instant } from '../../api/instant.js';
import { MetricAnswer, toMetricAnswers } from '../../api/metric.answer.js';
import { CommentAnswer, PinnedAnswer, ShelfItemAnswer, toCommentAnswer } from '../../api/room.answer.js';
import { figuresStates } from '../../api/session-metrics.answer.js';
import { sessionStates } from '../../domain/live-session.js';
import type { SessionAt } from './read-session-at.handler.js';

export class RoomAtAnswer {
  @ApiProperty({ enum: sessionStates }) readonly state!: string;
  @ApiProperty({ type: 'integer', example: 1204, description: 'Viewers present' }) readonly online!: number;
  @ApiProperty({ type: 'integer', example: 8123 }) readonly likes!: number;
  @ApiProperty({ type: PinnedAnswer, nullable: true }) readonly pinned!: PinnedAnswer | null;
  @ApiProperty({ type: ShelfItemAnswer, isArray: true }) readonly shelf!: readonly ShelfItemAnswer[];

  @ApiProperty({
    type: CommentAnswer,
    isArray: true,
    description: 'The last 50 said by then that have not been deleted to this day',
  })
  readonly comments!: readonly CommentAnswer[];
}

@ApiExtraModels(MetricAnswer)
export class SessionAtAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ type: 'integer', example: 754 }) readonly second!: number;
  @ApiProperty({ format: 'date-time', description: 'The end of that second, session time' }) readonly at!: string;

  @ApiProperty({ enum: figuresStates, description: 'provisional: facts of that second can still arrive' })
  readonly state!: (typeof figuresStates)[number];

  @ApiProperty({ type: RoomAtAnswer, description: 'What everybody in the room saw' }) readonly room!: RoomAtAnswer;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
    description: 'By metric id, of all that had happened by then',
  })
  readonly metrics!: Readonly<Record<string, MetricAnswer>>;
}

export function toSessionAt({ figures, at, measures, room, comments }: SessionAt): SessionAtAnswer {
  return {
    sessionId: figures.session.sessionId,
    second: at.second,
    at: instant(at.atMs),
    state: figures.final ? 'ok' : 'provisional',
    room: {
      ...room,
      online: measures.online_now.n,
      likes: measures.likes.n,
      comments: comments.map(toCommentAnswer),
    },
    metrics: toMetricAnswers(measures, figures.session.currency),
  };
}
