import type { Staff, Viewer } from '@shopcast/access';
import { currentTraceparent } from '@shopcast/telemetry';
import type { TracedChange } from '../persistence/order.repository.js';
import { actorOf } from './callers.js';

/** The part of a change that says who asks for it, about which order, and when: now. */
export const askedBy = (caller: Staff | Viewer, orderId: string): Omit<TracedChange, 'decide'> => ({
  orderId: orderId.toLowerCase(),
  actor: actorOf(caller),
  atMs: Date.now(),
  traceparent: currentTraceparent(),
});
