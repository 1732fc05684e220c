import { ApiProperty } from '@nestjs/swagger';
import { type Medium, mediums } from '@shopcast/contracts';
import { pageOf } from '@shopcast/http';
import { endOf, type Session, sessionStates, startOf, type SessionState } from '../domain/session.js';

const instant = { type: String, format: 'date-time' } as const;

/** A session as REST and the room show it. */
export class SessionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: 'Autumn skincare with 她読' }) readonly title!: string;
  @ApiProperty({ enum: mediums }) readonly medium!: Medium;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ enum: sessionStates }) readonly state!: SessionState;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Above 1 it is a rehearsal whose time runs faster' })
  readonly timeScale!: number;
  @ApiProperty({ ...instant, nullable: true }) readonly plannedStart!: string | null;
  @ApiProperty({ ...instant, nullable: true }) readonly plannedEnd!: string | null;
  @ApiProperty({ ...instant, nullable: true }) readonly startedAt!: string | null;
  @ApiProperty({ ...instant, nullable: true, description: 'Session time' }) readonly endedAt!: string | null;
  @ApiProperty(instant) readonly createdAt!: string;
}

export class SessionPage extends pageOf(SessionAnswer) {}

export const toSessionAnswer = (session: Session): SessionAnswer => ({
  sessionId: session.sessionId,
  accountId: session.accountId,
  title: session.title,
  medium: session.medium,
  currency: session.currency,
  state: session.state,
  timeScale: session.timeScale,
  plannedStart: isoOrNull(session.plannedStartMs),
  plannedEnd: isoOrNull(session.plannedEndMs),
  startedAt: isoOrNull(startOf(session)),
  endedAt: isoOrNull(endOf(session)),
  createdAt: new Date(session.createdAtMs).toISOString(),
});

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
