import type { Plan } from '../plan/script.js';
import type { Metronome } from './metronome.js';
import type { Tally } from './tally.js';

export type Phase = 'preparing' | 'live' | 'settling' | 'measuring';

/** Where a run stands. */
export interface Progress {
  readonly phase: Phase;
  readonly caseId: string;
  readonly currency: string;
  /** Session time; goes past the duration when the crowd has to catch up. */
  readonly sessionMs: number;
  readonly durationMs: number;
  readonly actions: number;
  readonly tally: Tally;
}

const EVERY_MS = 500;

/** Tells regularly, and at every change of phase, where the run stands. */
export class ProgressReports {
  private phase: Phase = 'preparing';
  private timer: NodeJS.Timeout | undefined;
  private readonly actions: number;

  constructor(
    private readonly plan: Plan,
    private readonly clock: Metronome,
    private readonly tally: Tally,
    private readonly listener: (progress: Progress) => void = () => undefined,
  ) {
    this.actions = plan.host.length + plan.viewers.reduce((sum, { steps }) => sum + steps.length, 0);
  }

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
    const sessionMs = this.clock.sessionMs();
    this.listener({
      phase: this.phase,
      caseId,
      currency,
      sessionMs,
      durationMs,
      actions: this.actions,
      tally: this.tally,
    });
  }
}
