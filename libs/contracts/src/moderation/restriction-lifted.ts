import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, viewerId } from '../fields.js';
import { topics } from '../topics.js';
import { keyId } from './moderator.js';

export const restrictionLifted = defineEvent({
  type: 'restriction.lifted.v1',
  topic: topics.moderation,
  key: ['accountId'],
  meaning: 'A mute or ban was lifted before its time. One that ends by itself is not told.',
  personal: ['viewerId'],
  data: Type.Object({ accountId, restrictionId: id('The restriction'), viewerId, keyId }),
});
export type RestrictionLifted = DataOf<typeof restrictionLifted>;
