import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const minuteMeasured = defineEvent({
  type: 'minute.measured.v1',
  topic: topics.metric,
  key: ['sessionId'],
  meaning: 'The counts of one minute of a session; a later one for the same minute replaces it.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    minute: count('Minutes since the session started; minute 0 holds what came before, too', 0),
    at: instant('Start of the minute, session time'),
    metrics: Type.Record(Type.String(), Type.Number()),
  }),
});
export type MinuteMeasured = DataOf<typeof minuteMeasured>;
