import { isSame, keyedHash } from './keyed-hash.js';

/** The part of an address that lets somebody watch one session for a while. */
export interface PlaybackPermit {
  /** Epoch seconds. */
  readonly expires: string;
  readonly signature: string;
}

/** A permit to watch the session until `expiresAtMs` (whole seconds count). */
export function permitPlayback(secret: string, sessionId: string, expiresAtMs: number): PlaybackPermit {
  const expires = String(Math.floor(expiresAtMs / 1000));
  return { expires, signature: keyedHash(secret, 'playback', signed(sessionId, expires)).toString('base64url') };
}

/** Whether somebody who shows this may watch this session now. Media servers ask it for each connection. */
export function mayPlay(secret: string, sessionId: string, permit: Partial<PlaybackPermit>, nowMs: number): boolean {
  const { expires, signature } = permit;
  if (expires === undefined || signature === undefined || !/^\d{1,12}$/.test(expires)) return false;
  if (Number(expires) * 1000 <= nowMs) return false;
  return isSame(keyedHash(secret, 'playback', signed(sessionId, expires)), signature);
}

const signed = (sessionId: string, expires: string): string => `${sessionId}\n${expires}`;
