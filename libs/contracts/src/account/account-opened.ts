import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, text } from '../fields.js';
import { topics } from '../topics.js';

export const accountOpened = defineEvent({
  type: 'account.opened.v1',
  topic: topics.account,
  key: ['accountId'],
  meaning: 'The operator opened an account that may now go live and sell.',
  personal: [],
  data: Type.Object({ accountId, name: text('Name shown to viewers') }),
});
export type AccountOpened = DataOf<typeof accountOpened>;
