import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, instant, viewerId } from '../fields.js';
import { topics } from '../topics.js';
import { grounds, keyId } from './moderator.js';
import { restrictionKinds } from './restriction-kind.js';

export const restrictionImposed = defineEvent({
  type: 'restriction.imposed.v1',
  topic: topics.moderation,
  key: ['accountId'],
  meaning: 'A viewer was muted or banned, or the terms of that have changed: then it is the same restriction again.',
  personal: ['viewerId', 'grounds'],
  data: Type.Object({
    accountId,
    restrictionId: id('The restriction'),
    viewerId,
    kind: Type.Enum([...restrictionKinds]),
    sessionId: Type.Union([id('The session'), Type.Null()], {
      description: 'Where; null: in all rooms of the account',
    }),
    endsAt: Type.Union([instant('Wall time'), Type.Null()], { description: 'null: until it is lifted' }),
    keyId,
    grounds,
  }),
});
export type RestrictionImposed = DataOf<typeof restrictionImposed>;
