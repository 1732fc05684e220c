import type { Ask } from '../../api/ask.js';

/**
 * Puts listings at the end of the shelf as it is now, which somebody else may have changed meanwhile; those that stand on
 * it stay where they are.
 * @throws Problem
 */
export async function putOnShelf(ask: Ask, sessionId: string, wanted: readonly string[]): Promise<void> {
  const path = `/v1/sessions/${sessionId}/shelf`;
  const { listingIds } = await ask<{ listingIds: string[] }>(path);
  const missing = wanted.filter((listingId) => !listingIds.includes(listingId));
  if (missing.length === 0) return;
  await ask(path, { method: 'PUT', body: { listingIds: [...listingIds, ...missing] } });
}
