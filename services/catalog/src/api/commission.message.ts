import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import type { Commission } from '../domain/commission.js';

/** A commission as gRPC shows it: `shopcast.commission.v1.Commission`; what is unset is absent. */
export interface CommissionMessage {
  readonly listingId: string;
  /** `google.protobuf.Int32Value` */
  readonly rateBasisPoints?: { readonly value: number };
  readonly since?: Timestamp;
}

export const toCommissionMessage = ({ listingId, rateBasisPoints, sinceMs }: Commission): CommissionMessage => ({
  listingId,
  ...(rateBasisPoints === null ? {} : { rateBasisPoints: { value: rateBasisPoints } }),
  ...(sinceMs === null ? {} : { since: toTimestamp(sinceMs) }),
});
