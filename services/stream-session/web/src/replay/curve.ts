import type { SecondChanges } from './replay.js';

/** The number at evenly spread seconds, as parts of the highest of them: from 0 to 1. */
export function curveOf(changes: SecondChanges, seconds: number, points: number): number[] {
  const values: number[] = [];
  let [i, value] = [0, 0];
  for (let point = 0; point <= points; point += 1) {
    const second = (point / points) * seconds;
    for (; i < changes.length && (changes[i] as number) <= second; i += 2) value += changes[i + 1] as number;
    values.push(value);
  }
  const highest = Math.max(1, ...values);
  return values.map((at) => at / highest);
}
