import type { Random } from '@shopcast/crowd';
import { type Fault, lengthOf } from './fault.js';
import type { PossibleFault } from './possible-faults.js';

export interface PlannedFault {
  /** Quiet between the recovery from the fault before and this one. */
  readonly restMs: number;
  readonly fault: Fault;
}

export interface FaultPlan {
  /** At the beginning nothing goes wrong: what is achieved then is the measure. */
  readonly quietMs: number;
  readonly faults: readonly PlannedFault[];
}

export interface PlanRequest {
  readonly totalMs: number;
  readonly faults: number;
  readonly possible: readonly PossibleFault[];
  /** No fault lasts longer. */
  readonly longestMs: number;
  /** Every fault that lasts, lasts so long; as drawn unless given. */
  readonly lastingMs?: number | undefined;
}

/** Of the whole time, at most so much is trouble; recovery needs time, too. */
const TROUBLE = 0.5;
const SHORTEST_REST_MS = 500;

/** The same seed gives the same faults. Everything that can happen happens once before anything happens again. */
export function planFaults(random: Random, request: PlanRequest): FaultPlan {
  const { totalMs, faults, possible, longestMs, lastingMs } = request;
  const quietMs = Math.min(30_000, Math.max(3_000, totalMs * 0.1));
  const deck: PossibleFault[] = [];
  while (deck.length < faults) deck.push(...random.shuffled(possible));
  const drawn = deck.slice(0, faults).map((card) => card.draw(random));

  const left = Math.max(0, totalMs - quietMs);
  const trouble = drawn.reduce((sum, fault) => sum + lengthOf(fault), 0);
  const scale = trouble === 0 ? 1 : Math.min(1, (left * TROUBLE) / trouble);
  const chosen = drawn.map((fault) =>
    lastingMs === undefined ? shortened(fault, scale, longestMs) : lasting(fault, lastingMs),
  );

  const rest = left - chosen.reduce((sum, fault) => sum + lengthOf(fault), 0);
  const shares = chosen.map(() => 0.5 + random.unit());
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return {
    quietMs,
    faults: chosen.map((fault, index) => ({
      fault,
      restMs: Math.max(SHORTEST_REST_MS, Math.round((rest * (shares[index] ?? 1)) / whole)),
    })),
  };
}

const lasting = (fault: Fault, forMs: number): Fault => ('forMs' in fault ? { ...fault, forMs } : fault);

function shortened(fault: Fault, scale: number, longestMs: number): Fault {
  if (!('forMs' in fault)) return fault;
  return { ...fault, forMs: Math.min(longestMs, Math.max(200, Math.round(fault.forMs * scale))) };
}
