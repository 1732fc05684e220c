const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Seven bits of a number in each byte; the highest bit says that more follow. */
const MORE = 0x80;

/** Writes numbers, times and ids in few bytes; {@link Unpacker} reads them back in the same order. */
export class Packer {
  private bytes: Buffer;
  private lastMs = 0;
  length = 0;

  /** @param bytes that are expected; more are made room for */
  constructor(bytes = 16_384) {
    this.bytes = Buffer.allocUnsafe(bytes);
  }

  /** What was written so far; good until the next write. */
  get written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** From here on times are told from 0 again, so that what follows can be read by itself. */
  begin(): void {
    this.lastMs = 0;
  }

  /** @param value a whole number, not negative */
  count(value: number): void {
    this.reserve(10);
    let rest = value;
    for (; rest >= MORE; rest = Math.floor(rest / MORE)) this.bytes[this.length++] = (rest % MORE) | MORE;
    this.bytes[this.length++] = rest;
  }

  /** Epoch milliseconds, as the difference from the time written before. */
  time(atMs: number): void {
    this.signed(atMs - this.lastMs);
    this.lastMs = atMs;
  }

  /** A whole number; small ones of either sign take little room. */
  signed(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A UUID takes 17 bytes, any other text its own. */
  id(text: string): void {
    if (UUID.test(text)) {
      this.count(0);
      this.raw(Buffer.from(text.replaceAll('-', ''), 'hex'));
      return;
    }
    const utf8 = Buffer.from(text, 'utf8');
    this.count(utf8.length + 1);
    this.raw(utf8);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.written);
    this.bytes = larger;
  }
}

/** Reads what {@link Packer} wrote. Behind the end there are zeros: what an earlier version did not write is not there. */
export class Unpacker {
  private at = 0;
  private lastMs = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Where {@link Packer.begin} was called. */
  begin(): void {
    this.lastMs = 0;
  }

  count(): number {
    let [value, unit] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & (MORE - 1)) * unit;
      if (byte < MORE) return value;
      unit *= MORE;
    }
  }

  time(): number {
    this.lastMs += this.signed();
    return this.lastMs;
  }

  signed(): number {
    const coded = this.count();
    return coded % 2 === 1 ? -(coded + 1) / 2 : coded / 2;
  }

  id(): string {
    const length = this.count();
    if (length > 0) return this.raw(length - 1).toString('utf8');
    const hex = this.raw(16).toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  private raw(length: number): Buffer {
    return this.bytes.subarray(this.at, (this.at += length));
  }
}
