import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id } from '../fields.js';
import { topics } from '../topics.js';

export const accessKeyRevoked = defineEvent({
  type: 'access-key.revoked.v1',
  topic: topics.account,
  key: ['accountId'],
  meaning: 'A staff key no longer opens anything, in any service.',
  personal: [],
  data: Type.Object({ accountId, keyId: id('The key that was revoked') }),
});
export type AccessKeyRevoked = DataOf<typeof accessKeyRevoked>;
