import type { Medium } from '@shopcast/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Session, SessionState } from '../domain/session.js';
import { millis } from './millis.transformer.js';

@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') title!: string;
  @Column('text') medium!: Medium;
  @Column('text') currency!: string;
  @Column('integer', { name: 'time_scale' }) timeScale!: number;
  @Column('text') state!: SessionState;
  @Column('bigint', { name: 'planned_start_ms', transformer: millis, nullable: true }) plannedStartMs!: number | null;
  @Column('bigint', { name: 'planned_end_ms', transformer: millis, nullable: true }) plannedEndMs!: number | null;
  @Column('bigint', { name: 'started_at_ms', transformer: millis, nullable: true }) startedAtMs!: number | null;
  @Column('bigint', { name: 'ended_at_ms', transformer: millis, nullable: true }) endedAtMs!: number | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column('bigint', { name: 'created_at_ms', transformer: millis }) createdAtMs!: number;
  @Column('bigint', { name: 'changed_at_ms', transformer: millis }) changedAtMs!: number;
}

/** The checks of the table guarantee the fields of each state. */
export function toSession({ endedBy: _endedBy, startedAtMs, endedAtMs, ...row }: SessionRow): Session {
  const times = {
    ...(startedAtMs === null ? {} : { startedAtMs }),
    ...(endedAtMs === null ? {} : { endedAtMs }),
  };
  return { ...row, ...times } as Session;
}

export const toSessionRow = (session: Session, endedBy: string | null): SessionRow => ({
  startedAtMs: null,
  endedAtMs: null,
  ...session,
  endedBy,
});
