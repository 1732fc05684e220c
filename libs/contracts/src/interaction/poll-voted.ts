import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom } from '../fields.js';
import { option, pollId } from '../room/poll.js';
import { topics } from '../topics.js';

export const pollVoted = defineEvent({
  type: 'poll.voted.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer chose an option of a poll; once, and for good.',
  data: Type.Object({ ...inRoom, pollId, option }),
});
export type PollVoted = DataOf<typeof pollVoted>;
