import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, id, sessionId, text } from '../fields.js';
import { topics } from '../topics.js';

export const segmentStarted = defineEvent({
  type: 'segment.started.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The session has come to this segment of its run of show.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    segmentId: id('The segment'),
    title: text('What the segment is called'),
    plannedMinutes: count('How long it is meant to last, minutes of session time'),
    listingIds: Type.Array(id('A listing that the segment is about'), { maxItems: 50 }),
  }),
});
export type SegmentStarted = DataOf<typeof segmentStarted>;
