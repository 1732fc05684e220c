import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, text } from '../fields.js';
import { topics } from '../topics.js';

export const accountTimeZoneSet = defineEvent({
  type: 'account.time-zone-set.v1',
  topic: topics.account,
  key: ['accountId'],
  meaning: 'From a day on, the account’s days begin and end in this time zone, whatever was said of later days before.',
  personal: [],
  data: Type.Object({
    accountId,
    timeZone: text('IANA time zone', 64),
    fromDay: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The first of those days, YYYY-MM-DD' }),
  }),
});
export type AccountTimeZoneSet = DataOf<typeof accountTimeZoneSet>;
