import type { Staging } from '../plan/script.js';
import { Api } from './api.js';
import { Metronome } from './metronome.js';
import { type Patience, usualPatience } from './patience.js';
import { type Progress, ProgressReports } from './progress.js';
import { Recorder } from './record.js';
import { type Keys, type Prepared, setTheStage } from './set-the-stage.js';
import type { Tally } from './tally.js';

/** What can be asked of any run. */
export interface CrowdOptions<T extends Tally> extends Keys {
  /** Base address of Shopcast; all services are reached through it. */
  readonly url: string;
  readonly seed?: number;
  /** Session seconds per second; the session's time scale. */
  readonly speed?: number;
  readonly patience?: Partial<Patience>;
  /** A folder that gets a file with every order, payment, cancellation and refund asked for, and the answers. */
  readonly history?: string;
  /** As soon as the session exists; its dashboard can be opened from then on. */
  readonly onSession?: (session: { accountId: string; accountKey: string; sessionId: string }) => void;
  /** About twice a second. */
  readonly onProgress?: (progress: Progress<T>) => void;
}

export const usualSeed = 1;

/** Everybody who takes part in a run, before a stage that has been set. */
export interface Crowd<T extends Tally> extends Prepared {
  readonly api: Api;
  readonly clock: Metronome;
  readonly patience: Patience;
  readonly tally: T;
  readonly progress: Pick<ProgressReports, 'enter'>;
}

/** What is the same for the whole of a run. */
interface Run<T extends Tally> {
  readonly plan: Staging;
  readonly speed: number;
  readonly tally: T;
  /** How many actions there will be in all. */
  readonly actions: number;
  /** So many requests are under way at a time. */
  readonly connections: number;
}

/**
 * Sets the stage in front of a running Shopcast, lets the crowd play, and sends everybody home, however it ended.
 * @throws RunFailed with one line for the person who started it
 */
export async function withCrowd<T extends Tally, Result>(
  options: CrowdOptions<T>,
  { plan, speed, tally, actions, connections }: Run<T>,
  play: (crowd: Crowd<T>) => Promise<Result>,
): Promise<Result> {
  const { url, history, onSession, onProgress } = options;
  const patience = { ...usualPatience, ...options.patience };
  const record = history === undefined ? null : await Recorder.into(history, { ...plan, url });
  const clock = new Metronome(speed);
  const api = new Api(url, connections, clock, patience, tally, record);
  const progress = new ProgressReports(plan, actions, clock, tally, onProgress);
  try {
    await api.greet();
    progress.enter('preparing');
    const prepared = await setTheStage(plan, options, speed, api, clock);
    onSession?.(prepared);
    return await play({ ...prepared, api, clock, patience, tally, progress });
  } finally {
    progress.stop();
    clock.stop();
    await api.close();
    await record?.close();
  }
}
