import { createHash } from 'node:crypto';

/** Of 100 payments so many are called back late, and so many twice. */
const LATE_PERCENT = 10;
const TWICE_PERCENT = 10;
const REPEAT_AFTER_MS = 400;

/**
 * When the callbacks of a payment are sent, in milliseconds after the tap. Real providers are sometimes late and
 * sometimes say things twice; this one does so depending only on the payment's id, so that a run can be repeated.
 */
export function callbackDelaysMs(paymentId: string, latestMs: number): readonly number[] {
  const chance = createHash('sha256').update(paymentId).digest();
  const late = chance.readUInt16BE(0) % 100 < LATE_PERCENT;
  const twice = chance.readUInt16BE(2) % 100 < TWICE_PERCENT;
  const firstMs = late ? chance.readUInt16BE(4) % (latestMs + 1) : 0;
  return twice ? [firstMs, firstMs + REPEAT_AFTER_MS] : [firstMs];
}
