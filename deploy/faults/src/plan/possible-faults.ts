import type { Random } from '@shopcast/crowd';
import { callbackTroubles, type Fault, type FaultKind } from './fault.js';

/** A fault whose lengths are still to be drawn. */
export interface PossibleFault {
  readonly kind: FaultKind;
  readonly target: string;
  draw(random: Random): Fault;
}

const kill = (target: string): PossibleFault => ({ kind: 'kill', target, draw: () => ({ kind: 'kill', target }) });

const outage = (target: string): PossibleFault => ({
  kind: 'outage',
  target,
  draw: (random) => ({ kind: 'outage', target, forMs: random.integer(500, 5_000) }),
});

const flush: PossibleFault = { kind: 'flush', target: 'redis', draw: () => ({ kind: 'flush', target: 'redis' }) };

/** Mostly a few seconds, sometimes half a minute. */
const freeze = (target: string): PossibleFault => ({
  kind: 'freeze',
  target,
  draw: (random) => ({ kind: 'freeze', target, forMs: Math.round(1_000 * 30 ** random.unit()) }),
});

const slow = (target: string): PossibleFault => ({
  kind: 'slow',
  target,
  draw: (random) => ({ kind: 'slow', target, byMs: random.integer(10, 150), forMs: random.integer(2_000, 6_000) }),
});

const reset = (target: string): PossibleFault => ({
  kind: 'reset',
  target,
  draw: (random) => ({ kind: 'reset', target, everyMs: random.integer(100, 1_000), forMs: random.integer(500, 3_000) }),
});

const callbacks: readonly PossibleFault[] = callbackTroubles.map((target) => ({
  kind: 'callbacks',
  target,
  draw: (random) => ({ kind: 'callbacks', target, forMs: random.integer(3_000, 8_000) }),
}));

/** What can go wrong with each installation. What happens more often stands there more than once. */
export const possibleFaults = {
  local: [
    ...['order', 'order', 'order', 'catalog', 'stream-session', 'analytics', 'gateway'].map(kill),
    ...['postgres', 'postgres', 'kafka', 'kafka', 'redis'].map(outage),
    flush,
    ...['order', 'order', 'analytics', 'catalog', 'kafka', 'redis'].map(freeze),
    ...['postgres', 'kafka', 'redis', 'gateway'].map(slow),
    ...['postgres', 'postgres', 'kafka', 'redis', 'gateway'].map(reset),
    ...callbacks,
  ],
  embedded: [
    ...['postgres', 'postgres'].map(kill),
    ...['shopcast', 'shopcast', 'shopcast'].map(outage),
    ...['shopcast', 'shopcast'].map(freeze),
    slow('gateway'),
    reset('gateway'),
    ...callbacks,
  ],
} as const satisfies Record<string, readonly PossibleFault[]>;

/** Those that can go wrong with an installation; with `kinds` (`kill`, `outage:kafka`) only these, each once. */
export function faultsOf(profile: keyof typeof possibleFaults, kinds: readonly string[]): readonly PossibleFault[] {
  if (kinds.length === 0) return possibleFaults[profile];
  const wanted = possibleFaults[profile]
    .map((fault) => [`${fault.kind}:${fault.target}`, fault] as const)
    .filter(([name, { kind }]) => kinds.includes(kind) || kinds.includes(name));
  if (wanted.length === 0) throw new RangeError(`nothing of ${kinds.join(', ')} can happen to the ${profile} profile`);
  return [...new Map(wanted).values()];
}
