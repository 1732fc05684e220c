import type { PlaybackPermit, PublisherCall } from '@shopcast/media';
import { RequestInvalid } from '@shopcast/http';

/** Somebody asks the media server for a session. */
export interface PlayCall {
  readonly event: 'play';
  readonly sessionId: string;
  readonly permit: Partial<PlaybackPermit>;
}

/** What a media server may say, whatever its own words for it are. */
export type MediaCall = PublisherCall | PlayCall;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The fields of a call as text; numbers count as text. @throws RequestInvalid when it is no object */
export function textFields(body: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable('body', 'must be an object');
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

/** @throws RequestInvalid for what is no session */
export function sessionIn(field: string, text: string | undefined): string {
  if (text === undefined || !UUID.test(text)) throw unreadable(field, 'must name a session');
  return text;
}

/** @throws RequestInvalid for what cannot be kept */
export function publicationIn(field: string, text: string | undefined): string {
  if (text === undefined || !/^[\x21-\x7e]{1,64}$/.test(text)) throw unreadable(field, 'must name a connection');
  return text;
}

export const unreadable = (field: string, problem: string): RequestInvalid =>
  new RequestInvalid([{ field, problem: `${field} ${problem}` }]);

/** What publishers and viewers have written after the question mark. */
export function permitIn(query: string | undefined): Partial<PlaybackPermit> & { readonly key?: string } {
  const parameters = new URLSearchParams(query ?? '');
  const given = ['expires', 'signature', 'key'].map((name) => [name, parameters.get(name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}
