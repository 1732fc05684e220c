import type { ZonePeriod } from '@shopcast/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { millis } from './millis.transformer.js';

@Entity('accounts')
export class AccountRow {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') name!: string;
  @Column('bigint', { name: 'opened_at_ms', transformer: millis }) openedAtMs!: number;
  @Column('jsonb', { name: 'time_zones' }) timeZones!: readonly ZonePeriod[];
}
