import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { options, pollId, question, votes } from '../room/poll.js';
import { topics } from '../topics.js';

export const pollClosed = defineEvent({
  type: 'poll.closed.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'A poll was closed, by the host or with the session; these are all votes that count.',
  data: Type.Object({ accountId, sessionId, pollId, question, options, votes }),
});
export type PollClosed = DataOf<typeof pollClosed>;
