/** What a client of the room needs at run time: no schemas, so that pages stay small. */
export * from './close-codes.js';
export * from './subprotocol.js';
export type { ClientFrame, FrameOf, FrameType } from './client-frames.js';
export type { FeedItem, FeedItemOf, NumberedItem, ShownLottery, ShownPoll } from './feed-items.js';
export type * from './server-frames.js';
