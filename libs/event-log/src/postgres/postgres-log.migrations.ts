import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written so that the setting is read once per statement and not once per row. */
const IS_SERVICE = `(SELECT current_setting('shopcast.principal', true)) = 'service'`;

const protect = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const TABLES = `
  CREATE TABLE log_topics (
    topic_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    partitions integer NOT NULL CHECK (partitions > 0)
  );
  CREATE TABLE log_partitions (
    topic_id integer NOT NULL REFERENCES log_topics,
    partition integer NOT NULL,
    next_offset bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic_id, partition)
  ) WITH (fillfactor = 20);
  CREATE TABLE log_records (
    topic_id integer NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    key text NOT NULL,
    headers text NOT NULL,
    value text NOT NULL,
    appended_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic_id, partition, record_offset)
  );
  CREATE TABLE log_groups (
    group_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE
  );`;

/** The log holds all accounts' facts and is read by services only. Records can be added and read, never changed. */
const POLICIES = `
  ${['log_topics', 'log_partitions', 'log_groups', 'log_records'].map(protect).join('\n')}
  CREATE POLICY service ON log_topics USING (${IS_SERVICE}) WITH CHECK (${IS_SERVICE});
  CREATE POLICY service ON log_partitions USING (${IS_SERVICE}) WITH CHECK (${IS_SERVICE});
  CREATE POLICY service ON log_groups USING (${IS_SERVICE}) WITH CHECK (${IS_SERVICE});
  CREATE POLICY read ON log_records FOR SELECT USING (${IS_SERVICE});
  CREATE POLICY append ON log_records FOR INSERT WITH CHECK (${IS_SERVICE});`;

/**
 * Appends in one round trip. The row locks make writers of one partition follow each other until they have committed,
 * so offsets become visible in their order and without gaps; taking the locks in one order keeps writers from
 * deadlocking.
 */
const APPEND = `
  CREATE FUNCTION log_append(
    of_topics integer[], of_partitions integer[], with_keys text[], with_headers text[], with_values text[]
  ) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE written integer;
  BEGIN
    PERFORM 1 FROM log_partitions p
    WHERE (p.topic_id, p.partition) IN (SELECT t, n FROM unnest(of_topics, of_partitions) AS touched(t, n))
    ORDER BY p.topic_id, p.partition FOR UPDATE;

    INSERT INTO log_records (topic_id, partition, record_offset, key, headers, value)
    SELECT r.t, r.n, p.next_offset + r.place - 1, r.k, r.h, r.v
    FROM (SELECT *, row_number() OVER (PARTITION BY t, n ORDER BY ordinal) AS place
          FROM unnest(of_topics, of_partitions, with_keys, with_headers, with_values)
               WITH ORDINALITY AS u(t, n, k, h, v, ordinal)) AS r
    JOIN log_partitions p ON p.topic_id = r.t AND p.partition = r.n;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> cardinality(of_topics) THEN
      RAISE EXCEPTION 'a record names a partition that does not exist' USING ERRCODE = 'no_data_found';
    END IF;

    UPDATE log_partitions p SET next_offset = p.next_offset + c.records
    FROM (SELECT t, n, count(*) AS records FROM unnest(of_topics, of_partitions) AS u(t, n) GROUP BY t, n) AS c
    WHERE p.topic_id = c.t AND p.partition = c.n;

    PERFORM pg_notify('shopcast_log', (SELECT string_agg(DISTINCT t::text, ',') FROM unnest(of_topics) AS u(t)));
  END $$;`;

class CreateLog1700000000000 implements MigrationInterface {
  readonly name = 'CreateLog1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(APPEND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION log_append; DROP TABLE log_records, log_partitions, log_topics, log_groups`);
  }
}

/** What the log's own database needs; run by its owner role. */
export const postgresLogMigrations: readonly (new () => MigrationInterface)[] = [CreateLog1700000000000];
