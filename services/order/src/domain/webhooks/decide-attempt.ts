import { type EndpointHealth, isDown, paused, restMs } from './endpoint-health.js';
import { MOST_ATTEMPTS, retryDelayMs } from './retry-schedule.js';

/** What became of one request. `retryAfterMs`: how long the receiver asked us to wait. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  /** No answer: refused address, no connection, time-out. Or it was us who broke off. */
  | { readonly kind: 'unanswered' };

export interface DeliveryPolicy {
  /** Delay before the second attempt. */
  readonly firstRetryMs: number;
  /** An endpoint that takes nothing for so long is paused. */
  readonly pauseAfterMs: number;
}

/** Where a delivery goes after an attempt. */
export type DeliveryFate =
  | { readonly state: 'delivered' }
  | { readonly state: 'dead' }
  | { readonly state: 'pending'; readonly dueInMs: number };

export interface AttemptDecision {
  readonly fate: DeliveryFate;
  readonly health: EndpointHealth;
}

const GONE = 410;
/** Answers that speak of the receiver as a whole and not of the message. */
const OVERLOADED = new Set([429, 502, 503, 504]);
/** Nobody can make us wait for longer at a time. */
const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000;

export const isTaken = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;

/**
 * @param attempts of this delivery, the one just made included
 * @param chance between 0 and 1
 */
export function decideAttempt(
  { attempts, health }: { readonly attempts: number; readonly health: EndpointHealth },
  outcome: AttemptOutcome,
  { atMs, chance }: { readonly atMs: number; readonly chance: number },
  policy: DeliveryPolicy,
): AttemptDecision {
  if (isTaken(outcome)) return { fate: { state: 'delivered' }, health: afterSuccess(health) };

  const failing = afterFailure(health, outcome, atMs, policy);
  // The receiver wants nothing any more; what waits is kept in case the account resumes the endpoint.
  if (isGone(outcome)) return { fate: { state: 'pending', dueInMs: 0 }, health: paused(failing, 'gone') };
  if (attempts >= MOST_ATTEMPTS) return { fate: { state: 'dead' }, health: failing };
  const delayMs = retryDelayMs(attempts, policy.firstRetryMs, chance);
  return { fate: { state: 'pending', dueInMs: Math.max(delayMs, askedToWaitMs(outcome)) }, health: failing };
}

/** Up again. A rest that the receiver itself has asked for goes on, though another request was still taken. */
const afterSuccess = (health: EndpointHealth): EndpointHealth => ({
  ...health,
  failures: 0,
  failingSinceMs: null,
  restsUntilMs: isDown(health) ? null : health.restsUntilMs,
});

function afterFailure(
  health: EndpointHealth,
  outcome: AttemptOutcome,
  atMs: number,
  { pauseAfterMs }: DeliveryPolicy,
): EndpointHealth {
  const failures = health.failures + 1;
  const failingSinceMs = health.failingSinceMs ?? atMs;
  const askedMs = outcome.kind === 'answered' && OVERLOADED.has(outcome.status) ? askedToWaitMs(outcome) : 0;
  const restsUntilMs = Math.max(health.restsUntilMs ?? 0, atMs + Math.max(restMs(failures), askedMs));
  const failed = { ...health, failures, failingSinceMs, restsUntilMs };
  return atMs - failingSinceMs >= pauseAfterMs ? paused(failed, 'failing') : failed;
}

const isGone = (outcome: AttemptOutcome): boolean => outcome.kind === 'answered' && outcome.status === GONE;

const askedToWaitMs = (outcome: AttemptOutcome): number =>
  outcome.kind === 'answered' ? Math.min(outcome.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS) : 0;
