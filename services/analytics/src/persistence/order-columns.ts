import type { FoldedLane } from './fold.repository.js';
import { plainArray } from './plain-arrays.js';

/** Told again by a fold that began anew: it is the same. */
export const ADD_ORDER_CHANGES = `
  INSERT INTO order_changes (change_id, session_id, account_id, order_id, kind, at_ms, amount_minor, net_gmv_minor)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[])
  ON CONFLICT (change_id) DO NOTHING`;

/** Column by column, in the order of the insert. */
export function orderColumns(lanes: readonly FoldedLane[]): unknown[] {
  const rows = lanes.flatMap(({ folded }) => folded.orderChanges);
  return [
    plainArray(rows.map(({ changeId }) => changeId)),
    plainArray(rows.map(({ sessionId }) => sessionId)),
    plainArray(rows.map(({ accountId }) => accountId)),
    plainArray(rows.map(({ orderId }) => orderId)),
    plainArray(rows.map(({ kind }) => kind)),
    plainArray(rows.map(({ atMs }) => atMs)),
    plainArray(rows.map(({ amountMinor }) => amountMinor)),
    plainArray(rows.map(({ netGmvMinor }) => netGmvMinor)),
  ];
}
