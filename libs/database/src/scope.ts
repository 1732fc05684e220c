/**
 * On whose behalf a statement runs. Row-level security shows an account its own rows; the operator and the service's
 * own background work (relay, consumers, timers) see all.
 */
export type Scope = `account:${string}` | 'operator' | 'service';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws TypeError when the id is no UUID, before it can come near SQL */
export function forAccount(accountId: string): Scope {
  if (!UUID.test(accountId)) throw new TypeError(`Not an account id: ${accountId}`);
  return `account:${accountId.toLowerCase()}`;
}

/**
 * The account of a scope; null for those who see all accounts. Statements over large tables name it beside row-level
 * security, whose comparison of texts no index serves.
 */
export const accountIn = (scope: Scope): string | null => /^account:(.*)$/.exec(scope)?.[1] ?? null;

export const asOperator: Scope = 'operator';
export const asService: Scope = 'service';
