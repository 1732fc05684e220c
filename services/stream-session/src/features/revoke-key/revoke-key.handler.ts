import { Injectable } from '@nestjs/common';
import { type Principal, RevokedKeys, scopeOf } from '@shopcast/access';
import { revokeKey } from '../../domain/account.js';
import { AccessKeyRepository } from '../../persistence/access-key.repository.js';

@Injectable()
export class RevokeKeyHandler {
  constructor(
    private readonly keys: AccessKeyRepository,
    private readonly revoked: RevokedKeys,
  ) {}

  async handle(caller: Principal, named: { readonly accountId: string; readonly keyId: string }): Promise<void> {
    await this.keys.change(scopeOf(caller), named, (key) => revokeKey(key, Date.now()));
    // Here at once; everywhere else a moment later, through the log.
    this.revoked.add([named.keyId]);
  }
}
