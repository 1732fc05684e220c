import { ApiProperty } from '@nestjs/swagger';
import { type StaffScope, staffScopes } from '@shopcast/access';
import type { AccessKey } from '../domain/account.js';

/** A staff key without the key itself. */
export class AccessKeyAnswer {
  @ApiProperty({ format: 'uuid' }) readonly keyId!: string;
  @ApiProperty({ example: 'studio laptop' }) readonly name!: string;
  @ApiProperty({ enum: staffScopes, isArray: true }) readonly scopes!: readonly StaffScope[];
  @ApiProperty({ type: String, format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly revokedAt!: string | null;
}

export const toAccessKeyAnswer = (key: AccessKey<StaffScope>): AccessKeyAnswer => ({
  keyId: key.keyId,
  name: key.name,
  scopes: key.scopes,
  createdAt: new Date(key.createdAtMs).toISOString(),
  revokedAt: key.revokedAtMs === null ? null : new Date(key.revokedAtMs).toISOString(),
});
