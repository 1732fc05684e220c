import type { SessionMetrics } from '../measurement/measurement.js';
import { clockFace } from '@shopcast/page/numerals';

/** A moment of the session as time since its start; empty before the start, and for a moment that is not known. */
export function elapsedAt({ startedAt }: Pick<SessionMetrics, 'startedAt'>, at: string | null | undefined): string {
  if (startedAt === null || typeof at !== 'string') return '';
  return clockFace((Date.parse(at) - Date.parse(startedAt)) / 1000);
}
