import type { Fact } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { derivedId, newId } from '@shopcast/kernel';
import { currentTraceparent } from '@shopcast/telemetry';
import { recordOf } from '../log/record-codec.js';
import { refuseImpossible } from '../log/record-limits.js';
import { isSilenced, markOutboxTouched } from './outbox-wake.js';

/** What the write door knows about the facts it publishes. */
export interface FactsRecording {
  /** Event time, epoch milliseconds; session time for what happens in a session. */
  readonly timeMs: number;
  /**
   * Event id, for facts that a retry must make again under the same id; new ids unless given. With several facts it
   * belongs to the first one, and the others get ids derived from it.
   */
  readonly id?: string;
}

/** A fact with a recording of its own, for write doors that decide the requests of several callers together. */
export interface FactToPublish {
  readonly fact: Fact;
  /** Event time, epoch milliseconds. */
  readonly timeMs: number;
  /** Event id; a new one unless given. */
  readonly id?: string;
  /** Trace of the request that made it true; the current one unless given. */
  readonly traceparent?: string | undefined;
}

const INSERT = `
  INSERT INTO outbox (account_id, event_id, type, topic, key, time_ms, traceparent, data)
  SELECT account_id, event_id, type, topic, key, time_ms, traceparent, data
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
       WITH ORDINALITY AS fact(account_id, event_id, type, topic, key, time_ms, traceparent, data, place)
  ORDER BY place`;

/**
 * Publishes facts together with the state that makes them true: they are written in the caller's transaction, so either
 * both happen or neither, and the relay carries them to the log afterwards.
 */
export class Outbox {
  /**
   * Appends facts in their order with one statement.
   * @throws RecordRefused when a fact is too large for the log: better now than in a dead letter
   */
  async append(tx: Transaction, facts: readonly Fact[], { timeMs, id }: FactsRecording): Promise<void> {
    await this.appendEach(
      tx,
      facts.map((fact, index) => ({ fact, timeMs, id: idOf(id, index) })),
    );
  }

  /** Like {@link append}, with time, id and trace for each fact. */
  async appendEach(tx: Transaction, facts: readonly FactToPublish[]): Promise<void> {
    if (facts.length === 0 || isSilenced(tx)) return;
    const current = currentTraceparent();
    const rows = facts.map(({ fact, timeMs, id = newId(), traceparent = current }) => {
      const row = { ...fact, eventId: id, json: JSON.stringify(fact.data), timeMs, traceparent };
      refuseImpossible(recordOf(row, { id, source: '', timeMs, traceparent }));
      return row;
    });

    await tx.query(INSERT, [
      rows.map(({ data }) => accountOf(data)),
      rows.map(({ eventId }) => eventId),
      rows.map(({ type }) => type),
      rows.map(({ topic }) => topic),
      rows.map(({ key }) => key),
      rows.map(({ timeMs }) => timeMs),
      rows.map(({ traceparent }) => traceparent ?? null),
      rows.map(({ json }) => json),
    ]);
    markOutboxTouched(tx);
  }
}

function idOf(given: string | undefined, index: number): string {
  if (given === undefined) return newId();
  return index === 0 ? given : derivedId(given, String(index));
}

/** Row-level security lets an account's request add facts of that account only. */
const accountOf = (data: unknown): string | null => (data as { accountId?: string | null } | null)?.accountId ?? null;
