/** Takes over what is news, or null when it is none. */
export type Applying = (() => void) | null;

/** Something that is one thing at a time. What is told of an earlier moment, or again, is no news. */
export class Replaceable<Value> {
  /** Session time of the last change. */
  private changedAt = '';

  constructor(private value: Value) {}

  get now(): Value {
    return this.value;
  }

  /** @param at session time at which it became this */
  news(next: Value, at: string): Applying {
    if (at < this.changedAt || JSON.stringify(next) === JSON.stringify(this.value)) return null;
    return () => {
      this.value = next;
      this.changedAt = at;
    };
  }
}
