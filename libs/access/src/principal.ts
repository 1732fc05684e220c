import { asOperator, forAccount, type Scope } from '@shopcast/database';

/**
 * What a staff key may be used for. A `moderator` keeps order in all rooms of the account and an `assistant` in one
 * session at a time; neither sees anything of money.
 */
export const staffScopes = [
  'account',
  'host',
  'shop',
  'orders',
  'analyst',
  'viewers',
  'moderator',
  'assistant',
] as const;
export type StaffScope = (typeof staffScopes)[number];

/** Runs the platform; sees every account. */
export interface Operator {
  readonly kind: 'operator';
}

/** Somebody (or some program) of an account, holding one of its keys. */
export interface Staff {
  readonly kind: 'staff';
  readonly accountId: string;
  readonly keyId: string;
  readonly scopes: readonly StaffScope[];
}

/** A viewer of an account's rooms and shop; bound to one session when the token says so. */
export interface Viewer {
  readonly kind: 'viewer';
  readonly accountId: string;
  readonly viewerId: string;
  readonly sessionId?: string;
  readonly expiresAtMs: number;
}

export type Principal = Operator | Staff | Viewer;

/** The database scope in which a principal's requests run. */
export const scopeOf = (principal: Principal): Scope =>
  principal.kind === 'operator' ? asOperator : forAccount(principal.accountId);

/** Whether a principal may know of things that belong to this account; if not they are answered as if not there. */
export const maySee = (principal: Principal, accountId: string): boolean =>
  principal.kind === 'operator' || principal.accountId === accountId;
