import type { Hold } from '../persistence/stay-holder.repository.js';

/** What this process holds, and what of it the database does not know yet. */
export class HoldLedger {
  private readonly holds = new Map<string, Hold>();
  private readonly changed = new Set<string>();
  private readonly released = new Set<string>();

  get size(): number {
    return this.holds.size;
  }

  get hasNews(): boolean {
    return this.changed.size + this.released.size > 0;
  }

  has(stayId: string): boolean {
    return this.holds.has(stayId);
  }

  all(): Hold[] {
    return [...this.holds.values()];
  }

  hold(hold: Hold): void {
    this.holds.set(hold.stayId, hold);
    this.changed.add(hold.stayId);
    this.released.delete(hold.stayId);
  }

  release(stayId: string): void {
    if (!this.holds.delete(stayId)) return;
    this.changed.delete(stayId);
    this.released.add(stayId);
  }

  /** Hands over the news; when they could not be saved they must be given back. */
  takeNews(): { held: Hold[]; released: string[] } {
    const held = [...this.changed].flatMap((stayId) => this.holds.get(stayId) ?? []);
    const released = [...this.released];
    this.changed.clear();
    this.released.clear();
    return { held, released };
  }

  giveBack({ held, released }: { held: readonly Hold[]; released: readonly string[] }): void {
    for (const { stayId } of held) if (this.holds.has(stayId)) this.changed.add(stayId);
    for (const stayId of released) if (!this.holds.has(stayId)) this.released.add(stayId);
  }
}
