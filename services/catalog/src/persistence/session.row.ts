import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KnownSession, SessionState } from '../domain/session.js';
import { wholeNumber } from './whole-number.js';

@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') state!: SessionState;
  @Column('text') currency!: string;
  @Column('integer', { name: 'time_scale' }) timeScale!: number;
  @Column('bigint', { name: 'started_at_ms', nullable: true, transformer: wholeNumber }) startedAtMs!: number | null;
}

export const toKnownSession = (row: SessionRow): KnownSession => ({ ...row });
