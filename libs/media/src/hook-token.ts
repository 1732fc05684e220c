import { isSame, keyedHash } from './keyed-hash.js';

/**
 * What media servers that cannot sign show in the address that they call. Addresses end up in logs: who reads it there can
 * make such calls, and learns nothing of the secret, with which playback is signed.
 */
export const hookToken = (secret: string): string => keyedHash(secret, 'hook-url', '').toString('base64url');

export const isHookToken = (secret: string, given: string): boolean => isSame(keyedHash(secret, 'hook-url', ''), given);
