import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs for one purpose only: what is signed for one of them is worth nothing for another. */
export function keyedHash(secret: string, purpose: 'playback' | 'hook' | 'hook-url', text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `shopcast/media-${purpose}/v1`, 32));
  return createHmac('sha256', key).update(text).digest();
}

/** Compares without telling by its duration how much of it was right. */
export function isSame(expected: Buffer, given: string): boolean {
  const bytes = Buffer.from(given, 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
