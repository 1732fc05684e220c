/** So many bytes remember one fact. */
export const SEEN_BYTES = 8;
const WORDS = SEEN_BYTES / 4;

/**
 * The facts that a viewer's story has been told, so that a repeated one changes nothing, however late it comes. Of each
 * event id both halves, folded into 64 bits: ids are unique among all facts, and here they need to be among one viewer's.
 */
export class SeenFacts {
  private words: Int32Array;
  private used: number;

  /** @param bytes what an earlier {@link bytes} gave */
  constructor(bytes: Uint8Array) {
    this.used = bytes.length / 4;
    this.words = new Int32Array(this.used + 4 * WORDS);
    new Uint8Array(this.words.buffer).set(bytes);
  }

  get count(): number {
    return this.used / WORDS;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.words.buffer, 0, this.used * 4);
  }

  /** @returns false when the story has been told this fact before */
  add(eventId: string): boolean {
    const high = word(eventId, 0, 4) ^ word(eventId, 19, 24);
    const low = word(eventId, 9, 14) ^ word(eventId, 28, 32);
    const { words, used } = this;
    for (let i = 0; i < used; i += WORDS) if (words[i] === high && words[i + 1] === low) return false;

    if (used === words.length) this.grow();
    this.words[used] = high;
    this.words[used + 1] = low;
    this.used += WORDS;
    return true;
  }

  private grow(): void {
    const larger = new Int32Array(this.words.length * 2);
    larger.set(this.words);
    this.words = larger;
  }
}

/** 32 bits of a UUID's text: four digits here and four digits there. */
const word = (uuid: string, here: number, there: number): number => (digits(uuid, here) << 16) | digits(uuid, there);

const digits = (uuid: string, at: number): number =>
  (digit(uuid, at) << 12) | (digit(uuid, at + 1) << 8) | (digit(uuid, at + 2) << 4) | digit(uuid, at + 3);

/** A hexadecimal digit in lower case. */
function digit(uuid: string, at: number): number {
  const code = uuid.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
