/**
 * A bounded memory of what was worked out before. The entries live in two generations: when the younger one is full it
 * becomes the elder, and the elder one is forgotten, except for what was asked for meanwhile.
 */
export class Remembered<Value> {
  private young = new Map<string, Value>();
  private elder = new Map<string, Value>();

  /** @param capacity entries that are kept at most */
  constructor(private readonly capacity: number) {}

  get(key: string): Value | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const elder = this.elder.get(key);
    if (elder !== undefined) this.set(key, elder);
    return elder;
  }

  set(key: string, value: Value): void {
    if (this.young.size >= this.capacity / 2) {
      this.elder = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
