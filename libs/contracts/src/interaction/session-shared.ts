import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom, text } from '../fields.js';
import { topics } from '../topics.js';

export const sessionShared = defineEvent({
  type: 'session.shared.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer shared the session.',
  data: Type.Object({ ...inRoom, channel: text('Where to, in the client’s words', 50) }),
});
export type SessionShared = DataOf<typeof sessionShared>;
