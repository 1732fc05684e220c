import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runningEnvironment } from '@shopcast/launch';
import pg from 'pg';
import type { Stage } from './stage.js';

type Row = Record<string, unknown>;

/** As many orders as the service's batches hold under load. */
const BATCH = 128;
/** New values for the columns that must differ from order to order. */
const UNIQUE = ['order_id', 'payment_id', 'placement_key'];

/**
 * How many orders a second Postgres itself takes: copies of a real order with its movement and its fact, in batches of
 * the service's size, each in one transaction with the stock's row, over one connection, with nothing before or after.
 */
export async function bareLimit(stage: Stage, seconds: number): Promise<number> {
  const client = await ownerOf(stage);
  try {
    const template = await openCopies(client);
    const begunMs = performance.now();
    let orders = 0;
    for (; performance.now() - begunMs < seconds * 1_000; orders += BATCH) await commitBatch(client, template);
    return orders / ((performance.now() - begunMs) / 1_000);
  } finally {
    await client.query('DROP SCHEMA IF EXISTS bare CASCADE');
    await client.end();
  }
}

/** A connection to the order service's database that may do anything there. */
export async function ownerOf({ installation: { home, profile } }: Stage): Promise<pg.Client> {
  const connectionString = runningEnvironment(join(home, profile))?.['ORDER_DATABASE_OWNER_URL'];
  if (connectionString === undefined) throw new Error('the installation does not say where its database is');
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`SELECT set_config('shopcast.principal', 'service', false)`);
  return client;
}

/** The service's tables with all their indexes and checks, empty, and the newest order as a template. */
async function openCopies(client: pg.Client): Promise<Row> {
  await client.query('CREATE SCHEMA bare');
  for (const table of ['orders', 'stock_movements', 'outbox', 'allocations'])
    await client.query(`CREATE TABLE bare.${table} (LIKE public.${table} INCLUDING ALL)`);
  const { rows } = await client.query<{ order: Row }>(
    `SELECT to_jsonb(o) AS order FROM public.orders o ORDER BY order_id DESC LIMIT 1`,
  );
  const template = rows[0]?.order;
  if (!template) throw new Error('there is no order to copy');
  await client.query(`INSERT INTO bare.allocations SELECT * FROM public.allocations ORDER BY reserved DESC LIMIT 1`);
  return template;
}

const SAVE = `
  WITH orders AS (INSERT INTO bare.orders SELECT * FROM json_populate_recordset(NULL::bare.orders, $1::json) RETURNING *),
  movements AS (
    INSERT INTO bare.stock_movements (account_id, allocation_id, order_id, cause, allocated_by, reserved_by, sold_by)
    SELECT account_id, (lines->0->>'allocationId')::uuid, order_id, 'order_placed', 0, 1, 0 FROM orders),
  facts AS (
    INSERT INTO bare.outbox (account_id, event_id, type, topic, key, time_ms, data)
    SELECT account_id, payment_id, 'order.placed.v1', 'shopcast.order', viewer_id, 0, lines::text FROM orders)
  UPDATE bare.allocations SET reserved = reserved + $2`;

async function commitBatch(client: pg.Client, template: Row): Promise<void> {
  const rows = Array.from({ length: BATCH }, () => ({
    ...template,
    ...Object.fromEntries(UNIQUE.map((column) => [column, randomUUID()])),
  }));
  await client.query(SAVE, [JSON.stringify(rows), BATCH]);
}
