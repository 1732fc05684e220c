import type { RestrictionKind } from '@shopcast/contracts';
import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import type { Restriction } from '../domain/moderation/restriction.js';

/** `shopcast.moderation.v1.RestrictionKind` */
export const wireKinds = {
  mute: 'RESTRICTION_KIND_MUTE',
  ban: 'RESTRICTION_KIND_BAN',
} as const satisfies Record<RestrictionKind, string>;
export type WireKind = (typeof wireKinds)[RestrictionKind];

/** undefined for unspecified. */
export const kindOf = (wire: string): RestrictionKind | undefined =>
  (Object.keys(wireKinds) as RestrictionKind[]).find((kind) => wireKinds[kind] === wire);

/** `shopcast.moderation.v1.Restriction` */
export const toRestrictionMessage = (restriction: Restriction): object => ({
  restrictionId: restriction.restrictionId,
  viewerId: restriction.viewerId,
  kind: wireKinds[restriction.kind],
  sessionId: restriction.sessionId ?? '',
  until: toOptionalTimestamp(restriction.untilMs),
  reason: restriction.reason ?? '',
  keyId: restriction.keyId,
  imposedAt: toTimestamp(restriction.imposedAtMs),
  liftedAt: toOptionalTimestamp(restriction.liftedAtMs),
});
