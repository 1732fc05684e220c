import type { Principal } from '@shopcast/access';
import { maySee } from '@shopcast/access';
import { AccountNotFound } from '../domain/settlement/settlement.errors.js';

/** The account named in an address, in its canonical spelling. @throws AccountNotFound for another's */
export function accountInQuestion(caller: Principal, asked: string): string {
  const accountId = asked.toLowerCase();
  if (!maySee(caller, accountId)) throw new AccountNotFound(asked);
  return accountId;
}

/** Who has asked, for the record. */
export const recordedAs = (caller: Principal): string => (caller.kind === 'staff' ? caller.keyId : caller.kind);
