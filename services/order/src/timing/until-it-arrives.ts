import { setTimeout as sleep } from 'node:timers/promises';
import { ListingNotFound, NotForSale, SessionNotFound, SessionNotLive } from '../domain/placement.errors.js';

/** Steps of waiting for a fact that is on its way, about a second in all. */
const PATIENCE_MS = [25, 75, 150, 250, 500];
/** What was made so recently may be ahead of the fact that tells of it. */
const YOUNG_MS = 10_000;

/**
 * Sessions and listings are other services', and their facts take a moment to arrive: whoever acts in the second in
 * which the host goes live or lists a product is kept waiting briefly instead of being refused.
 */
export async function untilItArrives<T>(act: () => Promise<T>): Promise<T> {
  for (const patienceMs of PATIENCE_MS) {
    try {
      return await act();
    } catch (error) {
      if (!mayArrive(error)) throw error;
      await sleep(patienceMs);
    }
  }
  return act();
}

function mayArrive(refusal: unknown): boolean {
  const { sessionId, listingId, state } = (refusal as { details?: Record<string, unknown> }).details ?? {};
  if (refusal instanceof SessionNotLive) return state === 'draft' || state === 'scheduled';
  if (refusal instanceof SessionNotFound) return isYoung(String(sessionId));
  return (refusal instanceof NotForSale || refusal instanceof ListingNotFound) && isYoung(String(listingId));
}

/** UUIDs of version 7 begin with the millisecond of their making. */
function isYoung(id: string): boolean {
  const hex = id.replaceAll('-', '');
  return hex[12] === '7' && Math.abs(Date.now() - Number.parseInt(hex.slice(0, 12), 16)) < YOUNG_MS;
}
