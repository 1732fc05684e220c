import { benchFold } from './fold.js';
import { benchStart } from './start.js';
import { benchOrders } from './orders.js';

export interface Benchmark {
  readonly name: string;
  readonly description: string;
  /** Measures and returns flat figures; names carry their units. */
  run(): Promise<Record<string, number>>;
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'fold', description: 'events folded per second from the Postgres log, exact and durable', run: benchFold },
  { name: 'orders', description: 'orders placed per second over HTTP, one hot product, 256 clients', run: benchOrders },
  {
    name: 'start',
    description: 'seconds from a fresh clone and to ready, memory idle and after the demo session',
    run: benchStart,
  },
];
