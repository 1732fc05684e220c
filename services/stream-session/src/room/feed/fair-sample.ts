/** So many different samples are made of what is too much for one viewer; each viewer always gets the same one of them. */
export const SAMPLES = 8;

/** Which sample somebody gets; the same one after a reconnect. */
export function sampleOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) >>> 0;
  return hash % SAMPLES;
}

/**
 * A fair choice of at most `atMost` comments: nobody's second comment comes before somebody else's first, and what one
 * sample leaves out is next in another, so that as many comments as possible are seen by somebody.
 * @param authors of the comments, in their order
 * @param turn where the choice begins; a random number shared by all samples of one moment
 * @returns the places of the chosen ones
 */
export function fairSample(authors: readonly string[], atMost: number, sample: number, turn: number): Set<number> {
  const chosen = new Set<number>();
  for (const round of rounds(authors)) {
    const room = atMost - chosen.size;
    if (room <= 0) break;
    const start = Math.floor(turn * round.length) + sample * room;
    const taken = Math.min(room, round.length);
    for (let n = 0; n < taken; n += 1) chosen.add(round[(start + n) % round.length] as number);
  }
  return chosen;
}

/** First everybody's first comment, then everybody's second. */
function rounds(authors: readonly string[]): number[][] {
  const found: number[][] = [];
  const written = new Map<string, number>();
  for (const [place, author] of authors.entries()) {
    const before = written.get(author) ?? 0;
    written.set(author, before + 1);
    (found[before] ??= []).push(place);
  }
  return found;
}
