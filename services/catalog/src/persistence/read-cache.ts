interface Entry<Value> {
  readonly value: Promise<Value>;
  /** Unknown while the read is under way. */
  readAtMs: number | null;
}

export interface ReadCacheLimits<Value> {
  readonly maxAgeMs: number;
  readonly maxEntries: number;
  /** What is not worth keeping is read again by the next who asks; everything is, unless given. */
  readonly isWorthKeeping?: (value: Value) => boolean;
}

/**
 * Remembers what was read for a while, and reads a key once however many ask for it at the same time. Several processes
 * serve the catalog, and a fact consumed by one is not seen by the others: so age is the only thing that is trusted.
 */
export class ReadCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly limits: ReadCacheLimits<Value>,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    if (known && (known.readAtMs === null || this.now() - known.readAtMs < this.limits.maxAgeMs)) return known.value;
    return this.remember(key, read());
  }

  clear(): void {
    this.entries.clear();
  }

  private remember(key: string, value: Promise<Value>): Promise<Value> {
    const entry: Entry<Value> = { value, readAtMs: null };
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.dropOldest();
    value.then(
      (read) => this.settle(key, entry, this.limits.isWorthKeeping?.(read) ?? true),
      () => this.settle(key, entry, false),
    );
    return value;
  }

  private settle(key: string, entry: Entry<Value>, keep: boolean): void {
    entry.readAtMs = this.now();
    if (!keep && this.entries.get(key) === entry) this.entries.delete(key);
  }

  private dropOldest(): void {
    const [oldest] = this.entries.keys();
    if (oldest !== undefined && this.entries.size > this.limits.maxEntries) this.entries.delete(oldest);
  }
}
