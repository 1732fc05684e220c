/** What `GET /v1/sessions/{sessionId}/lotteries/{lotteryId}/proof` answers after the draw. */
export interface DrawProof {
  /** SHA-256 of the seed, as the room was told when the lottery was opened; hexadecimal. */
  readonly commitment: string;
  readonly seed: string;
  readonly entrants: readonly string[];
  readonly winnerCount: number;
  readonly winners: readonly string[];
}

/**
 * Who wins: the entrants with the smallest tickets, smallest first. A ticket is the SHA-256 of `seed:digest:entrant`,
 * the digest that of all entrants, sorted and joined by line feeds; everything is UTF-8 text and lower-case hexadecimal.
 */
export async function drawWinners(seed: string, entrants: readonly string[], winnerCount: number): Promise<string[]> {
  const ordered = [...entrants].sort();
  const digest = await sha256(ordered.join('\n'));
  const drawn = await Promise.all(
    ordered.map(async (entrant) => ({ entrant, ticket: await sha256(`${seed}:${digest}:${entrant}`) })),
  );
  const byTicket = drawn.sort((one, other) => (one.ticket < other.ticket ? -1 : 1));
  return byTicket.slice(0, winnerCount).map(({ entrant }) => entrant);
}

/** Whether the seed is the one that was promised, and the winners are those that follow from it. */
export async function isFairDraw({ commitment, seed, entrants, winnerCount, winners }: DrawProof): Promise<boolean> {
  if ((await sha256(seed)) !== commitment) return false;
  return (await drawWinners(seed, entrants, winnerCount)).join() === winners.join();
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
