import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import { sourceCountNames, type SourceCounts, type TrafficSource } from '../domain/traffic-sources.js';

type SourceRow = TrafficSource & SourceCounts;

/** A detail is free text: each channel shows its largest, and the channel's own row (without a detail) counts them all. */
const MOST_DETAILS = 50;

/** Rows that have become 0 are there only because facts came in this order and not in another. */
const SELECT_SOURCES = `
  WITH summed AS (
    SELECT channel, detail, ${sourceCountNames.map((name) => `sum(${name}) AS ${name}`).join(', ')}
    FROM fold_source WHERE session_id = $1 GROUP BY channel, detail),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY channel, detail = '' ORDER BY view_pv DESC, gmv DESC, detail COLLATE "C") AS rank
    FROM summed WHERE (${sourceCountNames.join(', ')}) <> (${sourceCountNames.map(() => '0').join(', ')}))
  SELECT channel, detail, ${sourceCountNames.map((name) => `${name}::float8 AS ${name}`).join(', ')}
  FROM (SELECT channel, NULL AS detail, ${sourceCountNames.map((name) => `sum(${name}) AS ${name}`).join(', ')}
        FROM ranked GROUP BY channel
        UNION ALL
        SELECT channel, detail, ${sourceCountNames.join(', ')} FROM ranked WHERE detail <> '' AND rank <= ${MOST_DETAILS}
       ) AS shown
  ORDER BY channel, detail IS NOT NULL, view_pv DESC, gmv DESC, detail COLLATE "C"`;

/** A channel as a whole, and its sub-sources. */
export interface CountedChannel {
  readonly channel: TrafficSource['channel'];
  readonly counts: SourceCounts;
  readonly details: readonly { readonly detail: string; readonly counts: SourceCounts }[];
}

/** Reads what each source came to. On the service's behalf: whoever asks must have been let in to the session before. */
@Injectable()
export class SourceRepository {
  constructor(private readonly database: Database) {}

  async of(sessionId: string): Promise<CountedChannel[]> {
    const rows = await this.database.query<Omit<SourceRow, 'detail'> & { readonly detail: string | null }>(
      asService,
      SELECT_SOURCES,
      [sessionId],
    );
    return [...Map.groupBy(rows, ({ channel }) => channel)].map(([channel, ofChannel]) => {
      const [whole, ...parts] = ofChannel.map(({ channel: _channel, detail, ...counts }) => ({ detail, counts }));
      const details = parts.map(({ detail, counts }) => ({ detail: detail ?? '', counts }));
      return { channel, counts: whole?.counts as SourceCounts, details };
    });
  }
}
