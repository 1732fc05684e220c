import { showNamed } from '../cases/known-cases.js';
import type { CaseDefinition } from '../plan/case-definition.js';
import { expectedMetrics } from '../plan/expected-metrics.js';
import { planCase } from '../plan/plan-case.js';
import { compare } from '../report/compare.js';
import type { ShowReport } from '../report/run-report.js';
import { actOut } from './act-out.js';
import { type CrowdOptions, usualSeed, withCrowd } from './crowd.js';
import { finalNumbers } from './final-numbers.js';
import { PriceGates } from './price-gates.js';
import { RoomDoor } from './room-door.js';
import type { Stage } from './stage.js';
import { ShowTally } from './tally.js';
import { Turnstile } from './turnstile.js';

export interface RunOptions extends CrowdOptions<ShowTally> {
  /** A known show by its name, or one of your own. */
  readonly case: string | CaseDefinition;
}

const usualSpeed = 120;
const CONNECTIONS = 64;

/**
 * Acts a show out against a running Shopcast and compares what it then shows with what was published. Survives a server
 * that goes away for a while. @throws RunFailed with one line for the person who started it
 */
export function runCase(options: RunOptions): Promise<ShowReport> {
  const definition = typeof options.case === 'string' ? showNamed(options.case) : options.case;
  const { url, seed = usualSeed, speed = definition.usualSpeed ?? usualSpeed } = options;
  const plan = planCase(definition, seed);
  const actions = plan.host.length + plan.viewers.reduce((sum, { steps }) => sum + steps.length, 0);
  const run = { plan, speed, tally: new ShowTally(), actions, connections: CONNECTIONS };

  return withCrowd(options, run, async (crowd) => {
    const { sessionId, accountId, accountKey, clock, patience, tally, progress } = crowd;
    const door = new RoomDoor(url, sessionId, clock, patience, tally);
    const stage: Stage = { ...crowd, plan, door, gates: new PriceGates(plan), turnstile: new Turnstile(plan) };

    await actOut(stage, progress);
    progress.enter('measuring');
    const { metrics } = await finalNumbers(crowd);
    const figures = compare(definition.published, expectedMetrics(plan), metrics);
    return {
      ...{ kind: 'show', case: definition.id, seed, sessionId, accountId, accountKey, currency: plan.currency },
      equal: figures.every((figure) => figure.equal),
      ...{ figures, metrics, notes: tally.notes() },
    };
  });
}
