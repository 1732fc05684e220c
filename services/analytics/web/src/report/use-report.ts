import { useState } from 'react';
import { type Reading, useReading } from '../live/use-reading.js';
import type { SessionMetrics } from '../measurement/measurement.js';

const refreshMs = 5_000;

/**
 * Reads a report, again and again until its session is final.
 * @param sessionOf finds the session in the answer
 */
export function useReport<T>(address: string, key: string, sessionOf: (answer: T) => SessionMetrics): Reading<T> {
  const [isFinal, setFinal] = useState(false);
  const reading = useReading<T>(address, key, isFinal ? null : refreshMs);
  if (!isFinal && reading.answer !== null && sessionOf(reading.answer).state === 'ok') setFinal(true);
  return reading;
}
