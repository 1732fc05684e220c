import { ContractViolation } from '@shopcast/contracts';
import { DomainError } from '@shopcast/kernel';
import { RecordRefused, UnparsableRecord } from '../log/event-log.errors.js';

/**
 * - `infrastructure`: the database or the network failed, not the event; retried for ever.
 * - `permanent`: trying again cannot help; the event goes to the dead letters at once.
 * - `unknown`: perhaps a bug, perhaps bad luck; retried a few times, then the event goes to the dead letters.
 */
export type FailureKind = 'infrastructure' | 'permanent' | 'unknown';

/** SQLSTATE classes and codes that speak of the server's state and not of the statement. */
const STATE_OF_SERVER = /^(08|53|57P|58)|^(40001|40003|40P01|55P03)$/;
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** How pg, pg-pool and TypeORM say that a connection has gone; they give no code. */
const CONNECTION_LOST =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Client was closed|Query runner already released|QueryRunnerAlreadyReleased|Query read timeout|Cannot use a pool after calling end/i;

export function failureKind(error: unknown): FailureKind {
  if (error instanceof DomainError) return error.kind === 'unavailable' ? 'infrastructure' : 'permanent';
  if (error instanceof ContractViolation || error instanceof UnparsableRecord || error instanceof RecordRefused) {
    return 'permanent';
  }
  const { code, message, name } = (error ?? {}) as { code?: unknown; message?: unknown; name?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || STATE_OF_SERVER.test(code))) return 'infrastructure';
  return CONNECTION_LOST.test(`${String(name)} ${String(message)}`) ? 'infrastructure' : 'unknown';
}
