import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** A W3C trace context: `00-<trace id>-<parent span id>-<flags>`. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const current = new AsyncLocalStorage<string>();

/** Runs `work` under the caller's trace, or under a new one when it sent none (or a malformed one). */
export function withTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run(childOf(traceparent), work);
}

/** The traceparent to hand on: headers of outgoing requests and of recorded facts. */
export const currentTraceparent = (): string | undefined => current.getStore();

/** The trace id that logs, problem documents and the dashboard show. */
export const currentTraceId = (): string | undefined => traceIdOf(current.getStore());

export const traceIdOf = (traceparent: string | undefined): string | undefined =>
  traceparent === undefined ? undefined : TRACEPARENT.exec(traceparent)?.[1];

function childOf(traceparent: string | undefined): string {
  const known = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  const traceId = known?.[1] ?? randomUUID().replaceAll('-', '');
  return `00-${traceId}-${randomSpanId()}-01`;
}

/** Sixteen digits of a random UUID that are all random: Node makes those from a pool, hundreds of times for one price. */
function randomSpanId(): string {
  const uuid = randomUUID();
  return uuid.slice(0, 4) + uuid.slice(24);
}
