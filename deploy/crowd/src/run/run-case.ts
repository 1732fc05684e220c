import { caseNamed } from '../cases/known-cases.js';
import type { CaseDefinition } from '../plan/case-definition.js';
import { expectedMetrics } from '../plan/expected-metrics.js';
import { planCase } from '../plan/plan-case.js';
import { compare } from '../report/compare.js';
import type { RunReport } from '../report/run-report.js';
import { Api } from './api.js';
import { finalNumbers } from './final-numbers.js';
import { Metronome } from './metronome.js';
import { type Patience, usualPatience } from './patience.js';
import { PriceGates } from './price-gates.js';
import { type Progress, ProgressReports } from './progress.js';
import { RoomDoor } from './room-door.js';
import { type Keys, setTheStage } from './set-the-stage.js';
import type { Stage } from './stage.js';
import { Tally } from './tally.js';
import { actOut } from './act-out.js';

export interface RunOptions extends Keys {
  /** A known case by its name, or one of your own. */
  readonly case: string | CaseDefinition;
  /** Base address of Shopcast; all services are reached through it. */
  readonly url: string;
  readonly seed?: number;
  /** Session seconds per second; the session's time scale. */
  readonly speed?: number;
  readonly patience?: Partial<Patience>;
  /** As soon as the session exists; its dashboard can be opened from then on. */
  readonly onSession?: (session: { accountId: string; accountKey: string; sessionId: string }) => void;
  /** About twice a second. */
  readonly onProgress?: (progress: Progress) => void;
}

export const usualSpeed = 120;
export const usualSeed = 1;

/**
 * Acts a case out against a running Shopcast and compares what it then shows with what was published. Survives a server
 * that goes away for a while. @throws RunFailed with one line for the person who started it
 */
export async function runCase(options: RunOptions): Promise<RunReport> {
  const { url, seed = usualSeed, speed = usualSpeed } = options;
  const definition = typeof options.case === 'string' ? caseNamed(options.case) : options.case;
  const plan = planCase(definition, seed);
  const patience = { ...usualPatience, ...options.patience };
  const clock = new Metronome(speed);
  const tally = new Tally();
  const api = new Api(url, clock, patience, tally);
  const progress = new ProgressReports(plan, clock, tally, options.onProgress);
  try {
    await api.greet();
    progress.enter('preparing');
    const prepared = await setTheStage(plan, options, speed, api, clock);
    options.onSession?.(prepared);
    const door = new RoomDoor(url, prepared.sessionId, clock, patience, tally);
    const gates = new PriceGates(plan);
    const stage: Stage = { ...prepared, plan, api, clock, door, gates, tally };

    await actOut(stage, progress);
    progress.enter('measuring');
    const { metrics } = await finalNumbers(stage);
    const figures = compare(definition.published, expectedMetrics(plan), metrics);
    const { accountId, accountKey, sessionId } = prepared;
    return {
      ...{ case: definition.id, seed, sessionId, accountId, accountKey, currency: plan.currency },
      equal: figures.every((figure) => figure.equal),
      ...{ figures, metrics, notes: tally.notes() },
    };
  } finally {
    progress.stop();
    clock.stop();
    await api.close();
  }
}
