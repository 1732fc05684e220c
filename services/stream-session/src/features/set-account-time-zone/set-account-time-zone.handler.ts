import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Account, setTimeZone } from '../../domain/account.js';
import { AccountRepository } from '../../persistence/account.repository.js';

@Injectable()
export class SetAccountTimeZoneHandler {
  constructor(private readonly accounts: AccountRepository) {}

  /** @throws AccountNotFound also when it is not the caller's */
  handle(caller: Principal, accountId: string, timeZone: string): Promise<Account> {
    const named = nameOf(timeZone);
    return this.accounts.change(scopeOf(caller), accountId, (account) => setTimeZone(account, named, Date.now()));
  }
}

/** As the time zone database writes it: `asia/tokyo` is another way to say `Asia/Tokyo`. */
const nameOf = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
