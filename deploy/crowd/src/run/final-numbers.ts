import type { Crowd } from './crowd.js';
import type { Tally } from './tally.js';

export interface MeasuredMetric {
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
  readonly state: 'ok' | 'undefined' | 'provisional';
}

export interface Measurement {
  readonly state: 'ok' | 'provisional';
  readonly watermark: string | null;
  readonly endedAt: string | null;
  readonly metrics: Readonly<Record<string, MeasuredMetric>>;
}

const ASK_EVERY_MS = 300;

/** Waits until the numbers are complete up to the end of the session; what comes late may still correct them. */
export const completeNumbers = (crowd: Crowd<Tally>): Promise<Measurement> =>
  numbersWhen(crowd, 'complete', isComplete);

/** Waits until the numbers are final: complete, and nothing is provisional any more. */
export const finalNumbers = (crowd: Crowd<Tally>): Promise<Measurement> =>
  numbersWhen(crowd, 'final', (measured) => measured.state === 'ok' && isComplete(measured));

async function numbersWhen(
  crowd: Crowd<Tally>,
  what: string,
  satisfied: (measured: Measurement) => boolean,
): Promise<Measurement> {
  const { api, sessionId, accountKey, clock, patience, tally } = crowd;
  const sinceMs = performance.now();
  for (;;) {
    const path = `/v1/sessions/${sessionId}/metrics`;
    const measured = await api.ask<Measurement>({ method: 'GET', path, key: accountKey });
    if (satisfied(measured)) return measured;
    if (performance.now() - sinceMs > patience.finalNumbersMs) {
      tally.note(`the numbers are not ${what}: ${measured.state}, complete up to ${measured.watermark}`);
      return measured;
    }
    await clock.rest(ASK_EVERY_MS);
  }
}

const isComplete = ({ watermark, endedAt }: Measurement): boolean =>
  watermark !== null && endedAt !== null && Date.parse(watermark) >= Date.parse(endedAt);
