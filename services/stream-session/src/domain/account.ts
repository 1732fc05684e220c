import { accessKeyRevoked, accountOpened, type Fact } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';

/** A KOL, a media house or an official account: whose sessions, shop and numbers they are. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly openedAtMs: number;
}

/** A staff key as we remember it: what it may do, but nothing from which it could be made again. */
export interface AccessKey<Scope extends string = string> {
  readonly keyId: string;
  readonly accountId: string;
  /** For people: who or which program holds it. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAtMs: number;
  readonly revokedAtMs: number | null;
}

export const openAccount = (account: Account): Decision<Account, Fact> => ({
  state: account,
  facts: [accountOpened.of({ accountId: account.accountId, name: account.name })],
});

/** Revoking twice is not an error: whoever lost a key presses the button more than once. */
export function revokeKey(key: AccessKey, nowMs: number): Decision<AccessKey, Fact> {
  if (key.revokedAtMs !== null) return { state: key, facts: [] };
  const { accountId, keyId } = key;
  return { state: { ...key, revokedAtMs: nowMs }, facts: [accessKeyRevoked.of({ accountId, keyId })] };
}
