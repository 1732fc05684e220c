import { hash, randomBytes } from 'node:crypto';
import type { Seed } from '../domain/lottery/lottery.js';

/** 32 random bytes, and what may be told of them before the draw. Both are hexadecimal text, which is what is hashed. */
export function newSeed(): Seed {
  const seed = randomBytes(32).toString('hex');
  return { seed, commitment: hash('sha256', seed) };
}
