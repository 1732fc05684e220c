/** The client of a session's room, for browsers and for Node. */
export * from './back-off.js';
export * from './likes.js';
export * from './lottery.js';
export * from './room-client.js';
export * from './room-client.errors.js';
export * from './room-line.js';
export * from './sequence.js';
export * from './ticket-from.js';
export * from './uuid.js';
export * from './wire.js';
