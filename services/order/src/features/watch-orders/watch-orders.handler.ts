import { Injectable } from '@nestjs/common';
import { RevokedKeys, type Staff } from '@shopcast/access';
import { numberIn } from '../../persistence/id-cursor.js';
import { OrderWatches, type WatchedOrder } from '../../watching/order-watches.js';

@Injectable()
export class WatchOrdersHandler {
  constructor(
    private readonly watches: OrderWatches,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  /** The stream ends when the key is revoked. @throws RequestInvalid for a cursor that we did not make */
  handle({ accountId, keyId }: Staff, cursor: string | undefined): (ended: AbortSignal) => AsyncIterable<WatchedOrder> {
    const after = numberIn(cursor) ?? '0';
    const mayGoOn = (): boolean => !this.revokedKeys.has(keyId);
    return (ended) => this.watches.watch({ accountId, after, ended, mayGoOn });
  }
}
