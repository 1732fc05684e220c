import { percentile } from '../percentile.js';

/** What many clients saw who asked all at once, each again as soon as it was answered. */
export interface Rush {
  /** Answers of all kinds; see {@link perSecondOf} for those that count. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How often each answer came: an HTTP status, or 0 and the code of a gRPC call. */
  readonly answers: ReadonlyMap<number, number>;
}

/**
 * Lets every client ask again and again for so many seconds.
 * @param ask one request by the client of this number; answers with a status
 */
export async function rush(
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
  ask: (client: number) => Promise<number>,
): Promise<Rush> {
  const latencies: number[] = [];
  const answers = new Map<number, number>();
  const begunMs = performance.now();
  const endMs = begunMs + seconds * 1_000;
  const client = async (number: number): Promise<void> => {
    for (let askedMs = performance.now(); askedMs < endMs; askedMs = performance.now()) {
      const status = await ask(number);
      latencies.push(performance.now() - askedMs);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const took = (performance.now() - begunMs) / 1_000;
  return {
    perSecond: latencies.length / took,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    answers,
  };
}

/** How often a second this was the answer. */
export const perSecondOf = (rush: Rush, status: number): number =>
  (rush.perSecond * (rush.answers.get(status) ?? 0)) / Math.max(1, answersOf(rush));

export const answersOf = ({ answers }: Pick<Rush, 'answers'>): number =>
  [...answers.values()].reduce((sum, times) => sum + times, 0);

/** How many were answered with something else. */
export const otherThan = (rush: Rush, status: number): number => answersOf(rush) - (rush.answers.get(status) ?? 0);
