import type { AttemptOutcome, DeliveryFate } from '../../domain/webhooks/decide-attempt.js';

/** A delivery that one process has in hand until its lease ends. */
export interface ClaimedDelivery {
  readonly endpointId: string;
  readonly position: string;
  readonly messageId: string;
  readonly body: string;
  /** The one that is about to be made included. */
  readonly attempts: number;
  /** Whoever takes the delivery over has another one, and what is said under this one no longer counts. */
  readonly leaseId: string;
}

/** An attempt that has been made, as it is kept. */
export interface MadeAttempt {
  readonly delivery: Pick<ClaimedDelivery, 'position' | 'leaseId' | 'attempts'>;
  readonly outcome: AttemptOutcome;
  /** Why there was no answer. */
  readonly error: string | null;
  /** The beginning of the answer's body. */
  readonly excerpt: string | null;
  readonly durationMs: number;
}

export interface ClaimedRow {
  readonly position: string;
  readonly message_id: string;
  readonly body: string;
  readonly attempts: number;
}

/** A settled attempt as JSON for `json_to_recordset`. */
export const settledRow = ({ delivery, outcome, error, excerpt, durationMs }: MadeAttempt, fate: DeliveryFate) => ({
  position: delivery.position,
  lease_id: delivery.leaseId,
  state: fate.state,
  due_in_ms: fate.state === 'pending' ? fate.dueInMs : 0,
  status: outcome.kind === 'answered' ? outcome.status : null,
  error,
  excerpt,
  duration_ms: Math.round(durationMs),
});
