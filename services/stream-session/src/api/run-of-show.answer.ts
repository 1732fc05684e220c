import { ApiProperty } from '@nestjs/swagger';
import { runningSegment, type RunOfShow, type Segment } from '../domain/run-of-show/run-of-show.js';
import { PlannedSegmentBody } from './planned-segment.body.js';

const instant = { type: String, format: 'date-time', nullable: true } as const;

export class SegmentAnswer extends PlannedSegmentBody {
  @ApiProperty({ ...instant, description: 'Session time; null: it has not begun' }) readonly startedAt!: string | null;
  @ApiProperty({ ...instant, description: 'Session time; null: it is not over' }) readonly endedAt!: string | null;
  @ApiProperty({ description: 'Shelf, pin, prices and coupons of its beginning are done' })
  readonly cuesGiven!: boolean;
}

export class RunOfShowAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Counts the changes; 0: nothing is planned' })
  readonly version!: number;
  @ApiProperty({ type: SegmentAnswer, isArray: true, description: 'In the order in which they are meant to come' })
  readonly segments!: readonly SegmentAnswer[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: no segment runs' })
  readonly currentSegmentId!: string | null;
}

export const toRunOfShowAnswer = (sessionId: string, runOfShow: RunOfShow): RunOfShowAnswer => ({
  sessionId,
  version: runOfShow.version,
  segments: runOfShow.segments.map(toSegmentAnswer),
  currentSegmentId: runningSegment(runOfShow)?.segmentId ?? null,
});

const toSegmentAnswer = ({ startedAtMs, endedAtMs, ...segment }: Segment): SegmentAnswer => ({
  ...segment,
  startedAt: isoOrNull(startedAtMs),
  endedAt: isoOrNull(endedAtMs),
});

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
