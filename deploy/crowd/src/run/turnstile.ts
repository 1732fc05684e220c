import type { Plan, ViewerStepOf } from '../plan/script.js';

type Enter = ViewerStepOf<'enter'>;
type Leave = ViewerStepOf<'leave' | 'vanish'>;

/**
 * Keeps comings and goings in the order of the script where it says that they are: who takes a seat waits until it is
 * free, and who sits at the peak waits until everybody does. However late a crowd or a server is, the peak is the peak.
 */
export class Turnstile {
  private readonly free = new Map<string, PromiseWithResolvers<void>>();
  private readonly peak = Promise.withResolvers<void>();
  private missingAtPeak: number;

  constructor({ viewers }: Plan) {
    const steps = viewers.flatMap((viewer) => viewer.steps);
    for (const step of steps)
      if (step.kind === 'enter' && step.after !== undefined) this.free.set(step.after, Promise.withResolvers<void>());
    this.missingAtPeak = steps.filter((step) => step.kind === 'enter' && step.atPeak).length;
  }

  async mayEnter({ after }: Enter): Promise<void> {
    if (after !== undefined) await this.free.get(after)?.promise;
  }

  /** The room has said so, or has refused for good. */
  entered({ atPeak }: Enter): void {
    if (atPeak && --this.missingAtPeak === 0) this.peak.resolve();
  }

  async mayLeave({ atPeak }: Leave): Promise<void> {
    if (atPeak) await this.peak.promise;
  }

  left({ seat }: Leave): void {
    if (seat !== undefined) this.free.get(seat)?.resolve();
  }
}
