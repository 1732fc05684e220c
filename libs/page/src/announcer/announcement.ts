/** What a screen reader was told last, and when. */
export interface Announced {
  readonly text: string;
  readonly atMs: number;
}

const quietMs = 10_000;

/** Numbers move several times a second; a listener hears of them at most every ten seconds, and only of news. */
export function nextAnnouncement(last: Announced | null, text: string, nowMs: number): Announced | null {
  if (text === '' || text === last?.text) return last;
  if (last !== null && nowMs - last.atMs < quietMs) return last;
  return { text, atMs: nowMs };
}
