import { Injectable } from '@nestjs/common';
import { Credentials, type Principal, scopeOf, type StaffScope } from '@shopcast/access';
import { requestedId } from '@shopcast/http';
import type { AccessKey } from '../../domain/account.js';
import { AccessKeyRepository } from '../../persistence/access-key.repository.js';

export interface IssueKey {
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly StaffScope[];
  readonly requestKey: string | null;
}

@Injectable()
export class IssueKeyHandler {
  constructor(
    private readonly keys: AccessKeyRepository,
    private readonly credentials: Credentials,
  ) {}

  async handle(
    caller: Principal,
    { accountId, name, scopes, requestKey }: IssueKey,
  ): Promise<{ issued: AccessKey<StaffScope>; key: string }> {
    const issued = await this.keys.issue(scopeOf(caller), {
      keyId: requestedId(accountId, requestKey, { key: name, scopes }),
      accountId,
      name,
      scopes,
      createdAtMs: Date.now(),
      revokedAtMs: null,
    });
    return { issued, key: this.credentials.issueAccountKey(issued) };
  }
}
