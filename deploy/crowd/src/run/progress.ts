import type { Staging } from '../plan/script.js';
import type { Metronome } from './metronome.js';
import type { Tally } from './tally.js';

export type Phase = 'preparing' | 'live' | 'selling' | 'settling' | 'measuring';

/** Where a run stands. */
export interface Progress<T extends Tally = Tally> {
  readonly phase: Phase;
  readonly caseId: string;
  readonly currency: string;
  /** Session time; goes past the duration when the crowd has to catch up. */
  readonly sessionMs: number;
  readonly durationMs: number;
  readonly actions: number;
  readonly tally: T;
}

const EVERY_MS = 500;

/** Tells regularly, and at every change of phase, where the run stands. */
export class ProgressReports<T extends Tally = Tally> {
  private phase: Phase = 'preparing';
  private timer: NodeJS.Timeout | undefined;

  /** @param actions how many there will be in all */
  constructor(
    private readonly plan: Staging,
    private readonly actions: number,
    private readonly clock: Metronome,
    private readonly tally: T,
    private readonly listener: (progress: Progress<T>) => void = () => undefined,
  ) {}

  enter(phase: Phase): void {
    this.phase = phase;
    this.timer ??= setInterval(() => this.report(), EVERY_MS);
    this.report();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private report(): void {
    const { caseId, currency, durationMs } = this.plan;
    const { phase, actions, tally } = this;
    this.listener({ phase, caseId, currency, sessionMs: this.clock.sessionMs(), durationMs, actions, tally });
  }
}
