/**
 * Derives the token that SRS and MediaMTX show in the addresses that they call from MEDIA_SECRET (as `hookToken` of
 * libs/media does). Run by itself it prints the token of the MEDIA_SECRET in the environment.
 */
import { createHmac, hkdfSync } from 'node:crypto';

export function mediaHookToken(secret) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'shopcast/media-hook-url/v1', 32));
  return createHmac('sha256', key).update('').digest('base64url');
}

if (import.meta.main) process.stdout.write(`${mediaHookToken(process.env.MEDIA_SECRET)}\n`);
