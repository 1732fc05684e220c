/**
 * Something that only moves on: it begins, grows, is decided, and gives way to a later one. So what is heard late, twice
 * or in another order changes nothing, whichever process has told it.
 */
export class MovingOn<Value> {
  /** @param rank how far a value has come, the most important first */
  constructor(
    private value: Value | null,
    private readonly rank: (value: Value) => readonly (string | number)[],
  ) {}

  get now(): Value | null {
    return this.value;
  }

  isNews(next: Value | null): next is Value & {} {
    return next !== null && (this.value === null || isBefore(this.rank(this.value), this.rank(next)));
  }

  /** @returns whether it is news */
  take(next: Value | null): boolean {
    if (!this.isNews(next)) return false;
    this.value = next;
    return true;
  }
}

function isBefore(one: readonly (string | number)[], other: readonly (string | number)[]): boolean {
  const place = one.findIndex((part, index) => part !== other[index]);
  return place >= 0 && (one[place] ?? '') < (other[place] ?? '');
}
