import { uuid } from '@shopcast/room-client';
import { askWith, patiently } from '../api/ask.js';
import { tokenInAddress } from './token-in-address.js';

/** Where guests are let in: to the room, or to what is left of it when it is over. */
export type Door = 'guests' | 'replay-guests';

/** What lets a viewer into one room, and the stay that this tab is in. */
export interface Pass {
  readonly token: string;
  readonly stayId: string;
}

interface StoredPass {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** A token that is about to run out would end in the middle of a purchase. */
const AT_LEAST_MS = 600_000;

/**
 * The viewer of this browser in this session: with the token that their own login gave them in the address, else as the
 * guest that they were before, else as a new guest. A guest is nobody in particular and good for this session only.
 * @throws Problem when there is no such session, or it is over
 */
export async function passFor(sessionId: string, door: Door): Promise<Pass> {
  const stayId = stayOf(sessionId);
  const given = takeTokenFromAddress(sessionId);
  if (given !== null) return { token: given, stayId };
  const known = storedGuest(sessionId);
  if (known !== null) return { token: known, stayId };

  const path = `/v1/sessions/${sessionId}/${door}`;
  const guest = await patiently(askWith(null))<{ token: string; expiresAt: string }>(path, { method: 'POST' });
  keep('local', guestKey(sessionId), {
    token: guest.token,
    expiresAtMs: Date.parse(guest.expiresAt),
  } satisfies StoredPass);
  return { token: guest.token, stayId };
}

/** Forgets the guest, whose token is not taken any more. */
export function forgetPass(sessionId: string): void {
  keep('local', guestKey(sessionId), null);
  keep('session', tokenKey(sessionId), null);
}

const guestKey = (sessionId: string): string => `shopcast.guest.${sessionId}`;
const tokenKey = (sessionId: string): string => `shopcast.token.${sessionId}`;
const stayKey = (sessionId: string): string => `shopcast.stay.${sessionId}`;

/** Out of sight before anything is drawn: out of the address bar, history and screenshots. */
function takeTokenFromAddress(sessionId: string): string | null {
  const token = tokenInAddress(window.location.hash);
  if (token === null) return read<string>('session', tokenKey(sessionId));
  keep('session', tokenKey(sessionId), token);
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
}

function storedGuest(sessionId: string): string | null {
  const stored = read<StoredPass>('local', guestKey(sessionId));
  return stored !== null && stored.expiresAtMs - Date.now() > AT_LEAST_MS ? stored.token : null;
}

/** A tab that is loaded again goes on with its stay. */
function stayOf(sessionId: string): string {
  const stayId = read<string>('session', stayKey(sessionId)) ?? uuid();
  keep('session', stayKey(sessionId), stayId);
  return stayId;
}

type Where = 'local' | 'session';

const storageOf = (where: Where): Storage => (where === 'local' ? window.localStorage : window.sessionStorage);

/** A browser that forbids storage is a new guest with every page. */
function read<Value>(where: Where, key: string): Value | null {
  try {
    return JSON.parse(storageOf(where).getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

function keep(where: Where, key: string, value: unknown): void {
  try {
    storageOf(where).setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
