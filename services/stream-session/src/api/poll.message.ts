import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import type { Poll, PollState } from '../domain/poll/poll.js';
import { toPollAnswer } from './poll.answer.js';

const wireStates = { open: 'POLL_STATE_OPEN', closed: 'POLL_STATE_CLOSED' } as const satisfies Record<
  PollState,
  string
>;

/** `shopcast.activity.v1.Poll` */
export const toPollMessage = (poll: Poll): object => ({
  ...toPollAnswer(poll),
  state: wireStates[poll.state],
  openedAt: toTimestamp(poll.openedAtMs),
  closedAt: toOptionalTimestamp(poll.closedAtMs),
});
