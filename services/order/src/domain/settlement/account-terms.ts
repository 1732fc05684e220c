/** What holds for an account's sales, from a moment on, where a listing says nothing else. */
export interface AccountTerms {
  readonly accountId: string;
  readonly defaultCommissionBasisPoints: number;
  readonly platformFeeBasisPoints: number;
  /** Wall time; null when nothing was ever set. */
  readonly sinceMs: number | null;
}

export type TermsChange = Partial<Pick<AccountTerms, 'defaultCommissionBasisPoints' | 'platformFeeBasisPoints'>>;

/** Nothing is kept of a sale unless somebody has agreed to it. */
export const noTerms = (accountId: string): AccountTerms => ({
  accountId,
  defaultCommissionBasisPoints: 0,
  platformFeeBasisPoints: 0,
  sinceMs: null,
});

/** The terms after a change, or the same object when nothing changes. They never share a moment with those before. */
export function changeTerms(terms: AccountTerms, change: TermsChange, nowMs: number): AccountTerms {
  const changed = { ...terms, ...change };
  const same =
    changed.defaultCommissionBasisPoints === terms.defaultCommissionBasisPoints &&
    changed.platformFeeBasisPoints === terms.platformFeeBasisPoints;
  return same ? terms : { ...changed, sinceMs: Math.max(nowMs, (terms.sinceMs ?? 0) + 1) };
}
