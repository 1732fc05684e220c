import { text } from '../fields.js';

/** Media servers name connections each in its own way. */
export const publicationId = text('One connection of a publisher, as the media server names it', 64);
