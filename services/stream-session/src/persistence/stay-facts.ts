import {
  type RecordedEvent,
  type ViewerEntered,
  viewerEntered,
  type ViewerLeft,
  viewerLeft,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { isA } from '@shopcast/event-log';

export type StayEvent = RecordedEvent<ViewerEntered> | RecordedEvent<ViewerLeft>;

/** Writes audience facts into the read model of stays. Doing it again changes nothing. */
export async function recordStays(events: readonly StayEvent[], tx: Transaction): Promise<void> {
  const entered = events.filter((event): event is RecordedEvent<ViewerEntered> => isA(viewerEntered, event));
  const left = events.filter((event): event is RecordedEvent<ViewerLeft> => isA(viewerLeft, event));
  // A stay's end never comes before its beginning, so all beginnings can be written first.
  if (entered.length > 0) {
    await tx.query(
      `INSERT INTO stays (stay_id, account_id, session_id, viewer_id, entered_at_ms)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[])
         AS entered(stay_id, account_id, session_id, viewer_id, entered_at_ms)
       ORDER BY stay_id
       ON CONFLICT (stay_id) DO NOTHING`,
      [
        entered.map(({ data }) => data.stayId),
        entered.map(({ data }) => data.accountId),
        entered.map(({ data }) => data.sessionId),
        entered.map(({ data }) => data.viewerId),
        entered.map(({ timeMs }) => timeMs),
      ],
    );
  }
  if (left.length === 0) return;
  await tx.query(
    `WITH locked AS (
       SELECT FROM stays WHERE stay_id = ANY($1) AND left_at_ms IS NULL ORDER BY stay_id FOR UPDATE)
     UPDATE stays SET left_at_ms = ended.left_at_ms, reason = ended.reason
     FROM (SELECT count(*) FROM locked) AS in_order, unnest($1::uuid[], $2::bigint[], $3::text[]) AS ended(stay_id, left_at_ms, reason)
     WHERE stays.stay_id = ended.stay_id AND stays.left_at_ms IS NULL`,
    [left.map(({ data }) => data.stayId), left.map(({ timeMs }) => timeMs), left.map(({ data }) => data.reason)],
  );
}
