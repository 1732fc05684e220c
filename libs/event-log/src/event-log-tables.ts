import { serviceOwned } from '@shopcast/database';

/**
 * The tables with which a service takes part in the log; its first migration includes this SQL.
 * - `outbox`: facts that are true and not yet on the log. Anyone may add facts of the own account; only the relay reads.
 * - `inbox`: which consumer has seen which event.
 * - `consumer_offsets`: how far each consumer has come, and the epoch of the member that may move it on.
 */
export const eventLogTables = `
  CREATE TABLE outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid,
    event_id uuid NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    time_ms bigint NOT NULL,
    traceparent text,
    data text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
  ) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
  ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
  CREATE POLICY relay ON outbox
    USING (current_setting('shopcast.principal', true) = 'service')
    WITH CHECK (current_setting('shopcast.principal', true) = 'service');
  CREATE POLICY write_door ON outbox FOR INSERT WITH CHECK (
    current_setting('shopcast.principal', true) = 'operator'
    OR account_id::text = substring(current_setting('shopcast.principal', true) from 9));

  CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
  );
  CREATE INDEX inbox_seen_at ON inbox USING brin (seen_at);

  CREATE TABLE consumer_offsets (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    epoch bigint NOT NULL,
    claimed_by text NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, partition)
  ) WITH (fillfactor = 50);
  ${serviceOwned('inbox', 'consumer_offsets')}`;
