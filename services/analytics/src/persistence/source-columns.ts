import { sourceCountNames } from '../domain/traffic-sources.js';
import type { FoldedLane } from './fold.repository.js';
import { plainArray } from './plain-arrays.js';

export const ADD_SOURCES = `
  INSERT INTO fold_source AS s (session_id, partition, channel, detail, account_id, ${sourceCountNames.join(', ')})
  SELECT session_id, partition, channel, detail, account_id, ${sourceCountNames.join(', ')}
  FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::uuid[],
              ${sourceCountNames.map((_, i) => `$${i + 6}::bigint[]`).join(', ')})
    AS change(session_id, partition, channel, detail, account_id, ${sourceCountNames.join(', ')})
  ON CONFLICT (session_id, partition, channel, detail) DO UPDATE SET
    ${sourceCountNames.map((name) => `${name} = s.${name} + excluded.${name}`).join(', ')}`;

/** Column by column, in the order of the upsert. */
export function sourceColumns(lanes: readonly FoldedLane[]): unknown[] {
  const rows = lanes.flatMap(({ partition, folded }) => folded.sources.map((source) => ({ source, partition })));
  return [
    plainArray(rows.map(({ source }) => source.sessionId)),
    plainArray(rows.map(({ partition }) => partition)),
    rows.map(({ source }) => source.channel),
    rows.map(({ source }) => source.detail),
    plainArray(rows.map(({ source }) => source.accountId)),
    ...sourceCountNames.map((name) => plainArray(rows.map(({ source }) => source.counts[name]))),
  ];
}
