import { derivedId, newId } from '@shopcast/kernel';

/**
 * The id of what a request creates. Under an Idempotency-Key it follows from the key and the request, so that the same
 * request sent twice names the same thing; without a key every request makes a new one.
 */
export const requestedId = (accountId: string, key: string | null, request: unknown): string =>
  key === null ? newId() : derivedId(accountId, key, JSON.stringify(request));
