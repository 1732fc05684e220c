import { Injectable } from '@nestjs/common';
import { asService, Database, type Transaction } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { decideAttempt, type DeliveryFate, type DeliveryPolicy } from '../../domain/webhooks/decide-attempt.js';
import { type EndpointHealth, isDown } from '../../domain/webhooks/endpoint-health.js';
import { isActive, type WebhookEndpoint } from '../../domain/webhooks/endpoint.js';
import { type ClaimedDelivery, type ClaimedRow, type MadeAttempt, settledRow } from './delivery.row.js';
import { type EndpointRow, SAVE_ENDPOINT, savedEndpoint, toEndpoint } from './endpoint.row.js';
import { WebhookSecretStore } from './webhook-secret.store.js';

export interface TurnRules extends DeliveryPolicy {
  /** Deliveries of the endpoint in anybody's hand at once. */
  readonly concurrency: number;
  /** How many of them this process would take. */
  readonly atMost: number;
  /** Whoever claims and dies keeps a delivery no longer than this. */
  readonly leaseMs: number;
}

/** What a turn has brought. */
export interface Turn {
  readonly endpoint: WebhookEndpoint;
  /** Before the attempts were settled. */
  readonly wasActive: boolean;
  /** What became of the attempts that were handed in, in their order. */
  readonly fates: readonly DeliveryFate[];
  readonly claimed: readonly ClaimedDelivery[];
  /** The endpoint's valid signing secrets, newest first; none when nothing was claimed. */
  readonly secrets: readonly string[];
}

const SETTLE = `
  WITH made AS (
    SELECT * FROM json_to_recordset($2::json) AS m(
      position bigint, lease_id uuid, state text, due_in_ms float8, status int, error text, excerpt text, duration_ms int)),
  settled AS (
    UPDATE webhook_deliveries d
    SET state = m.state, due_at = now() + m.due_in_ms * interval '1 ms', lease_id = NULL, last_attempt_at = now(),
        last_status = m.status, last_error = m.error, last_excerpt = m.excerpt, last_duration_ms = m.duration_ms
    FROM made m
    WHERE d.endpoint_id = $1 AND d.position = m.position AND d.lease_id = m.lease_id
    RETURNING d.position, d.key, d.state, d.due_at)
  UPDATE webhook_deliveries f SET due_at = s.due_at
  FROM settled s
  WHERE f.endpoint_id = $1 AND f.key = s.key AND f.position > s.position AND f.state = 'pending' AND f.lease_id IS NULL
    AND CASE WHEN s.state = 'pending' THEN f.due_at < s.due_at ELSE f.due_at > s.due_at END`;

/** Only the first of its key that waits: what comes behind it has to wait for what becomes of it. */
const CLAIM = `
  WITH room AS (
    SELECT GREATEST(0, LEAST($2::int - count(*), $3::int)) AS places FROM webhook_deliveries
    WHERE endpoint_id = $1 AND lease_id IS NOT NULL AND due_at > now()),
  due AS (
    SELECT d.position FROM webhook_deliveries d
    WHERE d.endpoint_id = $1 AND d.state = 'pending' AND d.due_at <= now()
      AND NOT EXISTS (
        SELECT FROM webhook_deliveries ahead
        WHERE ahead.endpoint_id = $1 AND ahead.key = d.key AND ahead.state = 'pending' AND ahead.position < d.position)
    ORDER BY d.due_at, d.position LIMIT (SELECT places FROM room) FOR UPDATE SKIP LOCKED)
  UPDATE webhook_deliveries d
  SET lease_id = $4, due_at = now() + $5 * interval '1 ms', attempts = d.attempts + 1
  FROM due JOIN webhook_messages m USING (position)
  WHERE d.endpoint_id = $1 AND d.position = due.position
  RETURNING d.position, m.message_id, m.body, d.attempts`;

/**
 * The door to the deliveries that wait. Processes share them: each takes some in hand for a limited time, sends them
 * outside of any transaction, and says what became of them; if it dies, others take them over when the time is up.
 */
@Injectable()
export class WebhookDeliveryRepository {
  constructor(
    private readonly database: Database,
    private readonly secrets: WebhookSecretStore,
  ) {}

  /**
   * Settles attempts of an endpoint and takes what is to be sent next, in one transaction. All times are the database's,
   * so that processes whose clocks differ do not take each other's deliveries.
   * @returns undefined when the endpoint has been deleted
   */
  turn(endpointId: string, made: readonly MadeAttempt[], rules: TurnRules): Promise<Turn | undefined> {
    return this.database.transaction(asService, async (tx) => {
      // The lock lets one turn of the endpoint follow the other, so what is in hand can be counted. It lets new
      // deliveries in meanwhile, whose foreign key takes a lock on the same row.
      const [row]: (EndpointRow & { now: Date })[] = await tx.query(
        `SELECT *, now() AS now FROM webhook_endpoints WHERE endpoint_id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE`,
        [endpointId],
      );
      if (!row) return undefined;

      const before = toEndpoint(row);
      const { health, fates } = decided(before.health, made, row.now.getTime(), rules);
      const endpoint = { ...before, health };
      if (made.length > 0) await tx.query(SETTLE, [endpointId, settledRows(made, fates)]);
      if (!isSame(before.health, health)) await tx.query(SAVE_ENDPOINT, savedEndpoint(endpoint));

      const claimed = mayBeSent(endpoint, row.now.getTime()) ? await claim(tx, endpoint, rules) : [];
      const secrets = claimed.length === 0 ? [] : await this.secrets.valid(tx, endpoint);
      return { endpoint, wasActive: isActive(before), fates, claimed, secrets };
    });
  }

  /** Gives back what will not be sent: the attempts were not made. */
  async release(endpointId: string, deliveries: readonly ClaimedDelivery[]): Promise<void> {
    await this.database.query(
      asService,
      `UPDATE webhook_deliveries SET lease_id = NULL, due_at = now(), attempts = attempts - 1
       WHERE endpoint_id = $1 AND position = ANY ($2::bigint[]) AND lease_id = ANY ($3::uuid[])`,
      [endpointId, deliveries.map(({ position }) => position), deliveries.map(({ leaseId }) => leaseId)],
    );
  }

  /** Active endpoints with deliveries that wait, and in how many milliseconds the first of each is due; soonest first. */
  async waiting(): Promise<readonly { readonly endpointId: string; readonly dueInMs: number }[]> {
    const rows = await this.database.query<{ endpoint_id: string; due_in_ms: number }>(
      asService,
      `SELECT e.endpoint_id,
              (extract(epoch FROM GREATEST(first.due_at, e.rests_until) - now()) * 1000)::float8 AS due_in_ms
       FROM webhook_endpoints e
       CROSS JOIN LATERAL (
         SELECT min(d.due_at) AS due_at FROM webhook_deliveries d
         WHERE d.endpoint_id = e.endpoint_id AND d.state = 'pending') first
       WHERE e.deleted_at IS NULL AND e.paused_because IS NULL AND first.due_at IS NOT NULL
       ORDER BY due_in_ms`,
    );
    return rows.map(({ endpoint_id: endpointId, due_in_ms: dueInMs }) => ({ endpointId, dueInMs }));
  }
}

async function claim(tx: Transaction, { endpointId, health }: WebhookEndpoint, rules: TurnRules) {
  const leaseId = newId();
  const concurrency = isDown(health) ? 1 : rules.concurrency;
  const [rows]: [ClaimedRow[], number] = await tx.query(CLAIM, [
    endpointId,
    concurrency,
    rules.atMost,
    leaseId,
    rules.leaseMs,
  ]);
  return rows.map(({ position, message_id: messageId, body, attempts }): ClaimedDelivery => ({
    endpointId,
    position,
    messageId,
    body,
    attempts,
    leaseId,
  }));
}

/** The attempts happened one after the other, as far as the endpoint's health is concerned. */
function decided(health: EndpointHealth, made: readonly MadeAttempt[], atMs: number, policy: DeliveryPolicy) {
  const fates: DeliveryFate[] = [];
  for (const { delivery, outcome } of made) {
    const when = { atMs, chance: Math.random() };
    const decision = decideAttempt({ attempts: delivery.attempts, health }, outcome, when, policy);
    health = decision.health;
    fates.push(decision.fate);
  }
  return { health, fates };
}

const settledRows = (made: readonly MadeAttempt[], fates: readonly DeliveryFate[]): string =>
  JSON.stringify(made.map((attempt, index) => settledRow(attempt, fates[index] as DeliveryFate)));

const mayBeSent = (endpoint: WebhookEndpoint, nowMs: number): boolean =>
  isActive(endpoint) && (endpoint.health.restsUntilMs ?? 0) <= nowMs;

const isSame = (a: EndpointHealth, b: EndpointHealth): boolean =>
  a.pausedBecause === b.pausedBecause &&
  a.failures === b.failures &&
  a.failingSinceMs === b.failingSinceMs &&
  a.restsUntilMs === b.restsUntilMs;
