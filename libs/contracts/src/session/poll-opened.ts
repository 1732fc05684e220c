import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { keyId } from '../moderation/moderator.js';
import { options, pollId, question } from '../room/poll.js';
import { topics } from '../topics.js';

export const pollOpened = defineEvent({
  type: 'poll.opened.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'The host asked the room a question: each viewer may choose one of the options.',
  data: Type.Object({ accountId, sessionId, pollId, question, options, keyId }),
});
export type PollOpened = DataOf<typeof pollOpened>;
