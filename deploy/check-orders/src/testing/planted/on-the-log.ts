import { newId } from '@shopcast/kernel';
import type { Copy } from '../copy.js';

/** The place of a fact on the log. */
export const factOf = (type: string, orderId: string): string =>
  `headers::jsonb ->> 'ce_type' = '${type}' AND value::jsonb ->> 'orderId' = '${orderId}'`;

/** Appends a record like another one, changed by this SQL. */
export const appendFact = (copy: Copy, condition: string, { headers = 'headers', value = 'value' }): Promise<unknown> =>
  copy.log(`
    WITH fact AS (SELECT * FROM log_records WHERE ${condition} LIMIT 1),
    appended AS (
      INSERT INTO log_records (topic_id, partition, record_offset, key, headers, value)
      SELECT topic_id, partition, next_offset, key, ${headers}, ${value} FROM fact JOIN log_partitions USING (topic_id, partition)
      RETURNING topic_id, partition)
    UPDATE log_partitions p SET next_offset = next_offset + 1 FROM appended a
    WHERE p.topic_id = a.topic_id AND p.partition = a.partition`);

/** The same headers under another event id. */
export const otherEventId = (): string => `(headers::jsonb || '{"ce_id": "${newId()}"}')::text`;
