import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { metricValue } from './metric-value.js';

export const sessionMeasured = defineEvent({
  type: 'session.measured.v1',
  topic: topics.metric,
  key: ['sessionId'],
  meaning: 'The numbers of a session so far; the latest one replaces those before.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    watermark: Type.Union([instant('Session time up to which the numbers are complete'), Type.Null()]),
    state: Type.Enum(['ok', 'provisional'], { description: 'provisional: live, or late facts can still arrive' }),
    metrics: Type.Record(Type.String(), metricValue),
  }),
});
export type SessionMeasured = DataOf<typeof sessionMeasured>;
