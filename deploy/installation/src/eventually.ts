/** Asks again until the answer satisfies; facts travel between services in milliseconds, but not in none. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: still ${JSON.stringify(answer)?.slice(0, 2_000)}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}
