import { hash, randomUUID } from 'node:crypto';

/** Shopcast's own UUID namespace; changing it would give old retries new ids. */
const NAMESPACE = Buffer.from('6f1d5a523c0b4a359a0e7d1c2f4e8b10', 'hex');
/** The counter of a version 7 id has three hexadecimal digits. */
const PER_MILLISECOND = 0x1000;

let lastMs = 0;
let countInMs = 0;

/**
 * A new UUID (version 7): unique, and sorted by the time it was made; those of one process by their order, too, also
 * within a millisecond.
 */
export function newId(): string {
  countInMs += 1;
  const nowMs = Date.now();
  if (nowMs > lastMs || countInMs === PER_MILLISECOND) {
    lastMs = Math.max(nowMs, lastMs + 1);
    countInMs = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const count = countInMs.toString(16).padStart(3, '0');
  // Variant and random bits are those of a version 4 UUID, which Node makes from a pool.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}${randomUUID().slice(18)}`;
}

/** The UUID (version 5) that these parts always give, so that a repeated request makes the same event again. */
export function derivedId(...parts: readonly string[]): string {
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(parts.join('\u001f'))]), 'hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Whether a text is a UUID, of any version, in digits of either case; reading events asks this very often. */
export function isUuid(text: string): boolean {
  if (text.length !== 36) return false;
  for (let at = 0; at < 36; at += 1) {
    const code = text.charCodeAt(at);
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? code !== DASH : !isHexDigit(code)) return false;
  }
  return true;
}

const DASH = 45;

/** 0–9, A–F, a–f. */
const isHexDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
