import type { LaneSchedulerOptions } from './lane-scheduler.js';

/** How consumers run; the defaults suit a service with a pool of ten connections. */
export interface RunnerSettings extends LaneSchedulerOptions {
  /** An event that fails so often, and not because of the infrastructure, goes to the dead letters. */
  readonly attempts: number;
  readonly retry: { readonly firstMs: number; readonly maxMs: number };
  /** Handlers of one transaction may take so long in all. */
  readonly turnTimeoutMs: number;
  /** Longer than a member needs to learn that it has lost a partition. */
  readonly reclaimAfterMs: number;
}

export const defaultRunnerSettings: RunnerSettings = {
  turns: 2,
  recordsPerTurn: 1_000,
  paceMs: 80,
  attempts: 5,
  retry: { firstMs: 200, maxMs: 5_000 },
  turnTimeoutMs: 15_000,
  reclaimAfterMs: 5_000,
};
