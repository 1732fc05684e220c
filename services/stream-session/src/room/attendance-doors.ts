import type { Presence } from '../domain/presence.js';
import type { RoomFact } from '../domain/room-fact.js';
import type { Arrival, Overdue, Reception, Verdict } from '../persistence/stay.repository.js';

/** What attendance needs of the world: the log, the read model of stays, and the other processes' consent. */
export interface AttendanceDoors {
  /** Resolves when the log has acknowledged them. */
  append(facts: readonly RoomFact[]): Promise<void>;
  receive(arrival: Arrival): Promise<Reception>;
  /** Takes part in a stay that another process began. @returns false when it is too late */
  join(stayId: string): Promise<boolean>;
  beginClosing(overdue: Overdue): Promise<Verdict>;
  /** A viewer's presence in this process has changed. */
  moved(before: Presence, after: Presence): void;
}
