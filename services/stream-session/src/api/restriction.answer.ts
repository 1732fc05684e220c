import { ApiProperty } from '@nestjs/swagger';
import { type RestrictionKind, restrictionKinds } from '@shopcast/contracts';
import { pageOf } from '@shopcast/http';
import type { Restriction } from '../domain/moderation/restriction.js';

export class RestrictionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly restrictionId!: string;
  @ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' }) readonly viewerId!: string;
  @ApiProperty({ enum: restrictionKinds }) readonly kind!: RestrictionKind;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: in all rooms of the account' })
  readonly sessionId!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: until it is lifted' })
  readonly until!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'advertises another shop' }) readonly reason!: string | null;
  @ApiProperty({ format: 'uuid', description: 'The staff key of whoever imposed it' }) readonly keyId!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly imposedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly liftedAt!: string | null;
}

export class RestrictionPage extends pageOf(RestrictionAnswer) {}

export const toRestrictionAnswer = ({ untilMs, imposedAtMs, liftedAtMs, ...restriction }: Restriction) => ({
  restrictionId: restriction.restrictionId,
  viewerId: restriction.viewerId,
  kind: restriction.kind,
  sessionId: restriction.sessionId,
  until: orNull(untilMs),
  reason: restriction.reason,
  keyId: restriction.keyId,
  imposedAt: new Date(imposedAtMs).toISOString(),
  liftedAt: orNull(liftedAtMs),
});

const orNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
