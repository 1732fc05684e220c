import { v5, v7 } from 'uuid';

/** Shopcast's own UUID namespace; changing it would give old retries new ids. */
const NAMESPACE = '6f1d5a52-3c0b-4a35-9a0e-7d1c2f4e8b10';

/** A new UUID (version 7): unique, and sorted by the time it was made. */
export const newId = (): string => v7();

/** The UUID (version 5) that these parts always give, so that a repeated request makes the same event again. */
export const derivedId = (...parts: readonly string[]): string => v5(parts.join('\u001f'), NAMESPACE);
