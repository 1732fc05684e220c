import { setTimeout as sleep } from 'node:timers/promises';
import { OrderDeskUnavailable } from '../domain/order.errors.js';

/** Unique violation, serialization failure, deadlock: another transaction was faster, and the next try will see it. */
const LOST_A_RACE = /^(23505|40001|40P01)$/;
/** The server or the way to it failed: SQLSTATE classes, network codes, and the words of drivers that give no code. */
const LOST_CONNECTION = /^(08|53|57P|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const LOST_CONNECTION_SAID =
  /Connection terminated|timeout exceeded when trying to connect|already released|not queryable/;
const ATTEMPTS = 4;

/**
 * Repeats a transaction that lost a race against another one or its connection. Only for transactions that decide on
 * what is there now: when the commit had succeeded and only its answer was lost, the repetition finds the work done.
 * @throws OrderDeskUnavailable when the database stays away
 */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const lostConnection = isLostConnection(error);
      if (!lostConnection && !LOST_A_RACE.test(codeOf(error))) throw error;
      if (attempt === ATTEMPTS) throw lostConnection ? new OrderDeskUnavailable(error) : error;
      if (lostConnection) await sleep(attempt * 50);
    }
  }
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

const isLostConnection = (error: unknown): boolean =>
  LOST_CONNECTION.test(codeOf(error)) || (error instanceof Error && LOST_CONNECTION_SAID.test(error.message));
