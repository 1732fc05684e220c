import { type MediaCall, permitIn, publicationIn, sessionIn, textFields, unreadable } from './media-call.js';

/**
 * The HTTP callbacks of SRS (https://ossrs.io/lts/en-us/docs/v6/doc/http-callback). It tells of each segment of HLS,
 * which is a sign of life.
 * @throws RequestInvalid
 */
export function srsCall(body: unknown): MediaCall {
  const { action, stream, client_id: client, param } = textFields(body);
  const sessionId = sessionIn('stream', stream);
  const { key, ...permit } = permitIn(param);
  if (action === 'on_play') return { event: 'play', sessionId, permit };
  const publicationId = publicationIn('client_id', client);
  if (action === 'on_publish')
    return { event: 'publish', sessionId, publicationId, ...(key === undefined ? {} : { key }) };
  if (action === 'on_unpublish') return { event: 'unpublish', sessionId, publicationId };
  if (action === 'on_hls') return { event: 'alive', sessionId, publicationId };
  throw unreadable('action', 'must be on_publish, on_unpublish, on_hls or on_play');
}
