import type { ViewerScript, ViewerStep, ViewerStepOf } from '../plan/script.js';
import { Checkout } from './checkout.js';
import { noteRefusal } from './note-refusal.js';
import { type Frame, RoomStay } from './room-stay.js';
import { ShopWindow } from './shop-window.js';
import { idOf, type Stage } from './stage.js';
import { ViewerClient } from './viewer-client.js';

const PHONE_RECONNECTS_MS = 50;

/**
 * One person of the crowd: does one thing after the other, each only when the one before is acknowledged. Payments
 * alone arrive on their own; the person has played when they are there.
 */
export class Viewer {
  private readonly client: ViewerClient;
  private readonly shop: ShopWindow;
  private readonly checkout: Checkout;
  private stay: RoomStay | null = null;
  private isWaiting = false;

  constructor(
    private readonly script: ViewerScript,
    private readonly stage: Stage,
  ) {
    this.client = new ViewerClient(script, stage);
    this.shop = new ShopWindow(script.key, stage, this.client);
    this.checkout = new Checkout(stage, this.client);
  }

  /** Before the session begins: the page is open, and the first step will be to enter. */
  async waitForTheDoors(): Promise<void> {
    const [first] = this.script.steps;
    if (first?.kind !== 'enter') return;
    this.stay = this.stayOf(first);
    this.isWaiting = true;
    await this.stay.wait();
  }

  async play(): Promise<void> {
    for (const [index, step] of this.script.steps.entries()) {
      await this.stage.clock.untilSession(step.atMs);
      await this.act(step, String(index)).catch((error: unknown) => noteRefusal(this.stage.tally, error));
      this.stage.tally.actionsDone++;
    }
    await this.checkout.paymentsArrived().catch((error: unknown) => noteRefusal(this.stage.tally, error));
  }

  /** The session is over; who is still there closes the page. */
  goHome(): void {
    this.stay?.close();
  }

  private act(step: ViewerStep, index: string): Promise<void> {
    switch (step.kind) {
      case 'enter':
        return this.enter(step);
      case 'leave':
      case 'vanish':
        return this.goAway(step, index);
      case 'drop':
        return this.loseConnection(step);
      case 'comment':
      case 'like':
      case 'follow':
      case 'share':
        return this.interact(step, index);
      case 'order':
        return this.checkout.place(step);
      case 'pay':
        return this.checkout.pay(step.order, step.outcome, step.twice ?? false);
      case 'cancel':
        return this.checkout.cancel(step.order);
      default:
        return this.shop.act(step, index);
    }
  }

  private async enter(step: ViewerStepOf<'enter'>): Promise<void> {
    const { turnstile } = this.stage;
    await turnstile.mayEnter(step);
    if (!this.isWaiting) this.stay = this.stayOf(step);
    this.isWaiting = false;
    await this.stay?.enter(step.twice ?? false).finally(() => turnstile.entered(step));
    this.stage.tally.entered++;
    this.stage.tally.present++;
  }

  private stayOf({ stay }: ViewerStepOf<'enter'>): RoomStay {
    const stayId = idOf(this.stage, 'stay', this.script.key, String(stay));
    const id = idOf(this.stage, this.script.key, `enter ${stay}`);
    return new RoomStay(this.stage.door, this.client.ticket, { id, stayId, source: this.script.source });
  }

  private async goAway(step: ViewerStepOf<'leave' | 'vanish'>, index: string): Promise<void> {
    const { turnstile } = this.stage;
    await turnstile.mayLeave(step);
    try {
      if (step.kind === 'vanish') this.stay?.lose();
      else await this.stay?.leave(this.frame('leave', index), step.twice ?? false);
    } finally {
      turnstile.left(step);
    }
    this.stage.tally.present--;
  }

  private async loseConnection({ backAtMs }: ViewerStepOf<'drop'>): Promise<void> {
    this.stay?.lose();
    await this.stage.clock.untilSession(backAtMs);
    // However fast the session runs, a phone needs a moment; the room has noticed by then that it was gone.
    await this.stage.clock.rest(PHONE_RECONNECTS_MS);
    await this.stay?.comeBack();
  }

  private async interact(step: ViewerStepOf<'comment' | 'like' | 'follow' | 'share'>, index: string): Promise<void> {
    const { kind, atMs: _atMs, twice = false, ...fields } = step;
    await this.stay?.say(this.frame(kind, index, fields), twice);
    if (kind === 'comment') this.stage.tally.comments++;
    if (step.kind === 'like') this.stage.tally.likes += step.count;
  }

  private frame(t: string, index: string, fields: object = {}): Frame {
    return { t, id: idOf(this.stage, this.script.key, index), ...fields };
  }
}
