import { Column, Entity, PrimaryColumn } from 'typeorm';
import { millis } from './millis.transformer.js';

/** What a key may do. From nothing in here could the key itself be made. */
@Entity('access_keys')
export class AccessKeyRow {
  @PrimaryColumn('uuid', { name: 'key_id' }) keyId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('text') name!: string;
  @Column('text', { array: true }) scopes!: string[];
  @Column('bigint', { name: 'created_at_ms', transformer: millis }) createdAtMs!: number;
  @Column('bigint', { name: 'revoked_at_ms', transformer: millis, nullable: true }) revokedAtMs!: number | null;
}
