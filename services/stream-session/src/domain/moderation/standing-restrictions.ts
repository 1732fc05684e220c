import type { Visitor } from '../room-fact.js';
import { ViewerBanned, ViewerMuted } from './moderation.errors.js';
import { isStanding, type Restriction } from './restriction.js';

/** Who may not write in an account's rooms, and who may not be in them. */
export class StandingRestrictions {
  private readonly byViewer: ReadonlyMap<string, readonly Restriction[]>;

  constructor(restrictions: readonly Restriction[]) {
    this.byViewer = Map.groupBy(restrictions, ({ viewerId }) => viewerId);
  }

  /** @throws ViewerMuted */
  refuseMuted({ sessionId, viewerId }: Visitor, nowMs: number): void {
    const mute = this.find('mute', sessionId, viewerId, nowMs);
    if (mute) throw new ViewerMuted(mute.untilMs);
  }

  /** @throws ViewerBanned */
  refuseBanned({ sessionId, viewerId }: Omit<Visitor, 'accountId'>, nowMs: number): void {
    const ban = this.find('ban', sessionId, viewerId, nowMs);
    if (ban) throw new ViewerBanned(ban.untilMs);
  }

  isBanned(sessionId: string, viewerId: string, nowMs: number): boolean {
    return this.find('ban', sessionId, viewerId, nowMs) !== undefined;
  }

  /** Of several that hold the one that ends last: the viewer is told how long it takes. */
  private find(kind: Restriction['kind'], sessionId: string, viewerId: string, nowMs: number): Restriction | undefined {
    const holding = this.byViewer
      .get(viewerId)
      ?.filter((one) => one.kind === kind && isStanding(one, nowMs))
      .filter((one) => one.sessionId === null || one.sessionId === sessionId);
    return holding?.sort((a, b) => (b.untilMs ?? Infinity) - (a.untilMs ?? Infinity))[0];
  }
}
