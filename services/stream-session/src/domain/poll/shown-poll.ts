import type { FeedItemOf, ShownPoll } from '@shopcast/contracts';
import type { Poll } from './poll.js';

/** A poll as the room sees it. */
export const shownPoll = ({ pollId, question, options, openedAtMs, state, votes }: Poll): ShownPoll => ({
  pollId,
  question,
  options,
  openedAt: new Date(openedAtMs).toISOString(),
  state,
  votes,
});

export const pollItem = (poll: Poll): FeedItemOf<'poll'> => ({
  t: 'poll',
  ...shownPoll(poll),
  at: new Date(poll.closedAtMs ?? poll.openedAtMs).toISOString(),
});
