import { counter, gauge, histogram, loggerFor } from '@shopcast/telemetry';
import { type AttemptOutcome, isTaken } from '../domain/webhooks/decide-attempt.js';
import type { MadeAttempt } from '../persistence/webhooks/delivery.row.js';
import type { Turn } from '../persistence/webhooks/webhook-delivery.repository.js';

const logger = loggerFor('order.webhooks');

/** They name no account and no endpoint. */
export const webhookMetrics = {
  seconds: histogram(
    'shopcast_webhook_attempt_seconds',
    'Requests to webhook endpoints, until the answer or its lack',
    ['outcome'],
  ),
  dead: counter('shopcast_webhook_dead_total', 'Deliveries given up after the last attempt', []),
  paused: counter('shopcast_webhook_endpoints_paused_total', 'Endpoints paused for what they answered', ['because']),
  inHand: gauge('shopcast_webhook_requests_under_way', 'Requests to webhook endpoints under way in this process', []),
  late: gauge('shopcast_webhook_late_seconds', 'For how long the delivery that waits longest has been due', []),
};

export const countAttempt = ({ outcome, durationMs }: MadeAttempt): void =>
  webhookMetrics.seconds.observe({ outcome: labelOf(outcome) }, durationMs / 1000);

const labelOf = (outcome: AttemptOutcome): string => {
  if (outcome.kind === 'unanswered') return 'unanswered';
  return isTaken(outcome) ? 'taken' : 'refused';
};

/** What operators and accounts have to know of: deliveries that are given up, endpoints that get nothing any more. */
export function reportTurn({ endpoint, wasActive, fates }: Turn): void {
  const { endpointId, accountId, health } = endpoint;
  const dead = fates.filter(({ state }) => state === 'dead').length;
  if (dead > 0) {
    webhookMetrics.dead.inc(dead);
    logger.warn({ endpointId, accountId, deliveries: dead }, 'webhooks were given up after the last attempt');
  }
  if (health.pausedBecause === null || !wasActive) return;
  webhookMetrics.paused.inc({ because: health.pausedBecause });
  logger.warn({ endpointId, accountId, because: health.pausedBecause }, 'a webhook endpoint was paused');
}
