import type { AudienceDefinition, Wave } from './case-definition.js';
import type { Random } from './random.js';

/** The moment of somebody's first entry, by the case's waves, at the latest at `latestMs`. */
export function arrivalMs(audience: AudienceDefinition, latestMs: number, random: Random): number {
  for (let draw = 0; draw < 12; draw++) {
    const atMs = momentOf(
      random.weighted(audience.arrivals, ({ share }) => share),
      latestMs,
      random,
    );
    if (atMs >= 0 && atMs <= latestMs) return Math.round(atMs);
  }
  return random.integer(0, latestMs);
}

function momentOf(wave: Wave, latestMs: number, random: Random): number {
  if (wave.shape === 'steady') return random.between(0, latestMs);
  if (wave.shape === 'swell') return wave.atMs + wave.spreadMs * random.normal();
  // People see a message over a while: a rise and a long tail, not a wall.
  return wave.atMs + random.exponential(wave.spreadMs) + random.exponential(wave.spreadMs);
}
