import { Injectable } from '@nestjs/common';
import { StayHolderRepository } from '../persistence/stay-holder.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { HoldLedger } from './hold-ledger.js';
import { OrphanCare } from './orphan-care.js';
import { Repeating } from './repeating.js';
import { StayCatchUp } from './stay-catch-up.js';

const AT_ONCE = 2_000;

/** Looks now and then whether a process has died and left stays behind; first of all its own predecessor. */
@Injectable()
export class OrphanKeeper {
  private readonly looking: Repeating;

  constructor(
    private readonly holders: StayHolderRepository,
    private readonly ledger: HoldLedger,
    private readonly catchUp: StayCatchUp,
    private readonly care: OrphanCare,
    private readonly config: StreamSessionConfig,
  ) {
    this.looking = new Repeating('looking after orphaned stays', config.ROOM_SWEEP_MS, () => this.look());
  }

  start(): void {
    this.looking.start(0);
  }

  stop(): Promise<void> {
    return this.looking.stop();
  }

  private async look(): Promise<void> {
    await this.catchUp.sinceStart();
    const found = await this.holders.orphans(this.config.ROOM_SILENT_MS, AT_ONCE);
    // What we have just taken in hand ourselves may not be in the database yet.
    const orphans = found.filter(({ stay }) => !this.ledger.has(stay.stayId));
    if (orphans.length > 0) await this.care.takeOver(orphans);
  }
}
