export { closeCodes, type CloseReason } from './room/close-codes.js';
export { StreamSessionModule } from './stream-session.module.js';
