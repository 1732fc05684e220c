import type { Applying } from './replaceable.js';

/**
 * Something that only moves on: it begins, grows, is decided, and gives way to a later one. So what is heard late, twice
 * or in another order changes nothing, whichever process has told it.
 */
export class MovingOn<Value> {
  /** @param progressOf how far a value has come, the most important first */
  constructor(
    private value: Value | null,
    private readonly progressOf: (value: Value) => readonly (string | number)[],
  ) {}

  get now(): Value | null {
    return this.value;
  }

  news(next: Value): Applying {
    if (this.value !== null && !isBefore(this.progressOf(this.value), this.progressOf(next))) return null;
    return () => {
      this.value = next;
    };
  }
}

function isBefore(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  const place = one.findIndex((part, index) => part !== other[index]);
  return place >= 0 && (one[place] ?? '') < (other[place] ?? '');
}
