import { createHmac, timingSafeEqual } from 'node:crypto';

/** `Shopcast-Test-Signature: t=<unix seconds>,v1=<HMAC-SHA256 of "t.body", hex>`. */
export const SIGNATURE_HEADER = 'shopcast-test-signature';

/** How far the two clocks may be apart, and how long a recorded callback could be played back. */
const TOLERANCE_SECONDS = 300;
const SHAPE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

export function signCallback(key: Buffer, body: string | Buffer, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  return `t=${seconds},v1=${macOf(key, seconds, body).toString('hex')}`;
}

/** Whether we signed exactly these bytes, not long ago. */
export function isSigned(key: Buffer, signature: string | undefined, body: Buffer, nowMs: number): boolean {
  const [, seconds, mac] = SHAPE.exec(signature ?? '') ?? [];
  if (seconds === undefined || mac === undefined) return false;
  if (Math.abs(nowMs / 1000 - Number(seconds)) > TOLERANCE_SECONDS) return false;
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(key, Number(seconds), body));
}

const macOf = (key: Buffer, seconds: number, body: string | Buffer): Buffer =>
  createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
