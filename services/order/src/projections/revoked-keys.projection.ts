import { RevokedKeysReadModel } from '@shopcast/access';
import { Consumer } from '@shopcast/event-log';

/** Which staff keys no longer open anything here. */
@Consumer('order.revoked-keys')
export class RevokedKeysProjection extends RevokedKeysReadModel {}
