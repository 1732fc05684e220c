import { Injectable } from '@nestjs/common';
import { Credentials, staffScopes } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { requestedId } from '@shopcast/http';
import { type Account, openAccount } from '../../domain/account.js';
import { AccountRepository } from '../../persistence/account.repository.js';

export interface OpenAccount {
  readonly name: string;
  /** The operator's Idempotency-Key. */
  readonly key: string | null;
}

@Injectable()
export class OpenAccountHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly credentials: Credentials,
  ) {}

  async handle({ name, key }: OpenAccount): Promise<{ account: Account; ownerKey: string }> {
    const nowMs = Date.now();
    const accountId = requestedId('operator', key, { account: name });
    const owner = {
      keyId: derivedId(accountId, 'owner'),
      accountId,
      name: 'owner',
      scopes: staffScopes,
      createdAtMs: nowMs,
      revokedAtMs: null,
    };
    const account = await this.accounts.open(openAccount({ accountId, name, openedAtMs: nowMs, timeZones: [] }), owner);
    return { account, ownerKey: this.credentials.issueAccountKey(owner) };
  }
}
