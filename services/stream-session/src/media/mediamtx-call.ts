import { type MediaCall, permitIn, publicationIn, sessionIn, textFields, unreadable } from './media-call.js';

/**
 * MediaMTX asks before it lets anybody publish or read (https://mediamtx.org/docs/usage/authentication). For the rest
 * it runs commands, which say `alive` and `unpublish` in the same form.
 * @throws RequestInvalid
 */
export function mediaMtxCall(body: unknown): MediaCall {
  const { action, path, id, query } = textFields(body);
  const sessionId = sessionIn('path', path?.split('/').at(-1));
  const { key, ...permit } = permitIn(query);
  if (action === 'read' || action === 'playback') return { event: 'play', sessionId, permit };
  const publicationId = publicationIn('id', id);
  if (action === 'publish')
    return { event: 'publish', sessionId, publicationId, ...(key === undefined ? {} : { key }) };
  if (action === 'alive' || action === 'unpublish') return { event: action, sessionId, publicationId };
  throw unreadable('action', 'must be publish, alive, unpublish, read or playback');
}
