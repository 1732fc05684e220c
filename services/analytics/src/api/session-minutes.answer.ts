import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type LiveSession, markKinds, type MarkKind, type SessionMark } from '../domain/live-session.js';
import type { MinuteMeasures } from '../domain/measure.js';
import { MINUTE_MS, minuteOf } from '../domain/session-minutes.js';
import type { MinuteFigures, SessionFigures } from '../figures/session-figures.js';
import { instant, instantOrNull } from './instant.js';

export class MinuteAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Minutes since the session started' })
  readonly minute!: number;
  @ApiProperty({ format: 'date-time', description: 'Start of the minute, session time' }) readonly at!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description:
      'By metric id; what a minute shows is told by `perMinute` of the definition. Without a value: left out.',
    example: { view_pv: 312, orders: 9, online_now: 1204, cvr_shop: 0.1741 },
  })
  readonly metrics!: MinuteMeasures;
}

export class MarkAnswer {
  @ApiProperty({ enum: markKinds }) readonly kind!: MarkKind;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly at!: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly minute!: number;
  @ApiPropertyOptional({ format: 'uuid' }) readonly listingId?: string;
  @ApiPropertyOptional({ example: 'Canvas tote' }) readonly title?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Minor units' }) readonly priceMinor?: number;
}

export class SessionMinutesAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly startedAt!: string | null;
  @ApiProperty({ type: MinuteAnswer, isArray: true }) readonly items!: readonly MinuteAnswer[];
  @ApiProperty({ type: MarkAnswer, isArray: true }) readonly marks!: readonly MarkAnswer[];
}

/** @param minutes those to show: all of them, or those that changed */
export const toSessionMinutes = (
  { session, marks }: SessionFigures,
  minutes: readonly MinuteFigures[],
): SessionMinutesAnswer => ({
  sessionId: session.sessionId,
  startedAt: instantOrNull(session.startedAtMs),
  items: minutes.map(({ minute, metrics }) => ({
    minute,
    at: instant((session.startedAtMs ?? 0) + minute * MINUTE_MS),
    metrics,
  })),
  marks: marks.map((mark) => toMark(mark, session)),
});

const toMark = (
  { kind, atMs, listingId, title, priceMinor }: SessionMark,
  { startedAtMs }: LiveSession,
): MarkAnswer => ({
  kind,
  at: instant(atMs),
  minute: minuteOf(atMs, startedAtMs ?? atMs),
  ...(listingId === null ? {} : { listingId }),
  ...(title === null ? {} : { title }),
  ...(priceMinor === null ? {} : { priceMinor }),
});
