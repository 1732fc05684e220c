import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '@shopcast/access';
import { type Actor, type ActorKind, actorKinds, happenings, type RecordedHappening } from '../../domain/timeline.js';

export class ActorAnswer {
  @ApiProperty({ enum: actorKinds }) readonly kind!: ActorKind;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'payment_timeout',
    description: 'viewerId, key id, provider or timer; null where it is not the caller’s business',
  })
  readonly id!: string | null;
}

export class HappeningAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Counts without gaps; 1 is the placing' })
  readonly version!: number;
  @ApiProperty({ enum: happenings, example: 'expired' }) readonly what!: RecordedHappening['what'];
  @ApiProperty({ type: String, nullable: true, example: 'payment_timeout' }) readonly why!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    example: { totalMinor: 9900 },
    description: 'Which amount, shipment or return it was about',
  })
  readonly details!: Readonly<Record<string, string | number | boolean>>;
  @ApiProperty({ type: ActorAnswer }) readonly actor!: ActorAnswer;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly at!: string;
  @ApiProperty({ format: 'date-time', description: 'Session time' }) readonly sessionAt!: string;
}

export class TimelineAnswer {
  @ApiProperty({ format: 'uuid' }) readonly orderId!: string;
  @ApiProperty({ type: HappeningAnswer, isArray: true }) readonly items!: readonly HappeningAnswer[];
}

/** A buyer learns that the shop did something, not which of its keys. */
export const actorFor = ({ kind, id }: Actor, caller: Principal): ActorAnswer => ({
  kind,
  id: kind === 'staff' && caller.kind === 'viewer' ? null : id,
});

export const toHappeningAnswer = (happening: RecordedHappening, caller: Principal): HappeningAnswer => ({
  version: happening.version,
  what: happening.what,
  why: happening.why ?? null,
  details: happening.details ?? {},
  actor: actorFor(happening.actor, caller),
  at: new Date(happening.atMs).toISOString(),
  sessionAt: new Date(happening.sessionAtMs).toISOString(),
});
