import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhook endpoints with their sealed secrets, the messages that are kept for them, and what became of each. */
export class Webhooks1764400000000 implements MigrationInterface {
  readonly name = 'Webhooks1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(endpointTables);
    await runner.query(messageTables);
    await runner.query(accountOwned('webhook_endpoints', 'webhook_secrets', 'webhook_messages', 'webhook_deliveries'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_deliveries, webhook_messages, webhook_secrets, webhook_endpoints`);
  }
}

/** `deleted_at`: nobody sees it any more; its deliveries are removed little by little, and then the row. */
const endpointTables = `
  CREATE TABLE webhook_endpoints (
    endpoint_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    digest uuid NOT NULL,
    url text NOT NULL,
    description text NOT NULL,
    types text[] CHECK (cardinality(types) > 0),
    paused_because text CHECK (paused_because IN ('requested', 'failing', 'gone')),
    failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failing_since timestamptz,
    rests_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
  ) WITH (fillfactor = 50);
  CREATE INDEX webhook_endpoints_of_account ON webhook_endpoints (account_id, endpoint_id) WHERE deleted_at IS NULL;

  CREATE TABLE webhook_secrets (
    secret_id uuid PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    account_id uuid NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz
  );
  CREATE INDEX webhook_secrets_of_endpoint ON webhook_secrets (endpoint_id);`;

/**
 * One delivery for an endpoint and a message is what the key of deliveries allows. A delivery that waits is due at
 * `due_at`; while somebody has it in hand (`lease_id`) that is when the others may take it over.
 */
const messageTables = `
  CREATE TABLE webhook_messages (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id uuid NOT NULL UNIQUE,
    account_id uuid NOT NULL,
    endpoint_id uuid REFERENCES webhook_endpoints ON DELETE CASCADE,
    type text NOT NULL,
    key text NOT NULL,
    body text NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX webhook_messages_of_account ON webhook_messages (account_id, queued_at);
  CREATE INDEX webhook_messages_for_one ON webhook_messages (endpoint_id) WHERE endpoint_id IS NOT NULL;
  CREATE INDEX webhook_messages_queued_at ON webhook_messages USING brin (queued_at);

  CREATE TABLE webhook_deliveries (
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    position bigint NOT NULL REFERENCES webhook_messages ON DELETE CASCADE,
    account_id uuid NOT NULL,
    key text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at timestamptz NOT NULL,
    lease_id uuid CHECK (lease_id IS NULL OR state = 'pending'),
    last_attempt_at timestamptz,
    last_status integer,
    last_error text,
    last_excerpt text,
    last_duration_ms integer,
    PRIMARY KEY (endpoint_id, position)
  ) WITH (fillfactor = 70, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.02);
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, due_at) WHERE state = 'pending';
  CREATE INDEX webhook_deliveries_in_line ON webhook_deliveries (endpoint_id, key, position) WHERE state = 'pending';
  CREATE INDEX webhook_deliveries_in_hand ON webhook_deliveries (endpoint_id) WHERE lease_id IS NOT NULL;
  CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (endpoint_id, position) WHERE state = 'dead';
  CREATE INDEX webhook_deliveries_of_message ON webhook_deliveries (position);`;
