import { Injectable } from '@nestjs/common';
import { FactLog } from '@shopcast/event-log';
import {
  type Arrival,
  type Overdue,
  type Reception,
  StayRepository,
  type Verdict,
} from '../persistence/stay.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import type { AttendanceDoors } from './attendance-doors.js';
import { Batcher } from './batcher.js';
import { StayCatchUp } from './stay-catch-up.js';

/** Long enough that a crowd shares transactions, short enough that nobody waits for it. */
const GATHER_MS = 10;

/** Where a room asks about stays: the questions of many viewers become one transaction. */
@Injectable()
export class StayDesk {
  constructor(
    private readonly factLog: FactLog,
    private readonly stays: StayRepository,
    private readonly catchUp: StayCatchUp,
    private readonly config: StreamSessionConfig,
  ) {}

  doorsFor(accountId: string): Omit<AttendanceDoors, 'moved'> {
    const receptions = new Batcher<Arrival, Reception>((arrivals) => this.receive(accountId, arrivals), GATHER_MS);
    const joins = new Batcher<string, boolean>((stayIds) => this.join(accountId, stayIds), GATHER_MS);
    const closings = new Batcher<Overdue, Verdict>((overdue) => this.beginClosing(overdue), GATHER_MS);
    return {
      append: (facts) => (facts.length === 0 ? Promise.resolve() : this.factLog.append(facts)),
      receive: (arrival) => receptions.ask(arrival),
      join: (stayId) => joins.ask(stayId),
      beginClosing: (overdue) => closings.ask(overdue),
    };
  }

  private async receive(accountId: string, arrivals: readonly Arrival[]): Promise<readonly Reception[]> {
    await this.catchUp.sinceStart();
    return this.stays.receive(accountId, arrivals);
  }

  private async join(accountId: string, stayIds: readonly string[]): Promise<readonly boolean[]> {
    // They began elsewhere, and what has become of them may not be in the read model yet.
    await this.catchUp.now();
    const joined = await this.stays.join(accountId, stayIds);
    return stayIds.map((stayId) => joined.has(stayId));
  }

  private beginClosing(overdue: readonly Overdue[]): Promise<readonly Verdict[]> {
    return this.stays.beginClosing(overdue, this.config.ROOM_SILENT_MS);
  }
}
