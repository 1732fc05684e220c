import type { Principal } from '@shopcast/access';

/** Which account's things a list shows: the caller's own, or for the operator everybody's. */
export const shopsOf = (caller: Principal): { readonly accountId?: string } =>
  caller.kind === 'operator' ? {} : { accountId: caller.accountId };
