import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const segmentEnded = defineEvent({
  type: 'segment.ended.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The next segment has begun, or the session is over.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    segmentId: id('The segment'),
    startedAt: instant('Session time'),
    endedAt: instant('Session time'),
  }),
});
export type SegmentEnded = DataOf<typeof segmentEnded>;
