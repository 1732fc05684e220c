import { setTimeout as sleep } from 'node:timers/promises';
import { loggerFor } from '@shopcast/telemetry';
import { endStay, type Presence, type PresenceDecision, stopWaiting } from '../domain/presence.js';
import type { AttendanceDoors } from './attendance-doors.js';
import type { Member } from './member.js';
import type { Members } from './members.js';

const RETRY_MS = 1_000;

const logger = loggerFor('stream-session.stay-closer');

type Away = Presence & { readonly state: 'away' };

/** Ends the stays that no viewer ends: of those who do not come back, and of all when the session is over. */
export class StayCloser {
  /** Ordered by deadline, because everybody gets the same time to come back. */
  private readonly waiting: { readonly member: Member; readonly presence: Away; readonly untilMs: number }[] = [];
  private stopped = false;

  constructor(
    private readonly members: Members,
    private readonly doors: AttendanceDoors,
    private readonly graceMs: number,
  ) {}

  /** Gives a viewer who is away the time to come back. */
  waitFor(member: Member): void {
    const { presence } = member;
    if (presence.state === 'away') this.waiting.push({ member, presence, untilMs: Date.now() + this.graceMs });
  }

  /** Gives up waiting for those whose time is over. */
  expire(wallMs: number): void {
    for (let first = this.waiting[0]; first !== undefined && first.untilMs <= wallMs; first = this.waiting[0]) {
      this.waiting.shift();
      const { member, presence } = first;
      // Who came back meanwhile, or went away again later, has another presence.
      if (member.presence === presence) void this.giveUp(member, presence);
    }
  }

  /** The session is over: ends every stay, and comes back when the log has all of it. */
  async endAll(endedAtMs: number): Promise<void> {
    const all = this.members
      .all()
      .map(({ visitor }) =>
        this.members.change(visitor, (member) => this.end(member, (now) => endStay(now, visitor, endedAtMs))),
      );
    await Promise.all(all);
  }

  /** From now on the next process looks after all stays. */
  stop(): void {
    this.stopped = true;
  }

  /** Ends one stay as it is decided; comes back when the log has it. */
  async end(member: Member, decide: (presence: Presence) => PresenceDecision): Promise<void> {
    const { state, facts } = decide(member.presence);
    const appended = await this.insist(async () => {
      await this.doors.append(facts);
      return true;
    });
    if (appended) this.members.settle(member, state);
  }

  /** Does not wait any longer for who is away; another process may have the viewer, and then the stay goes on there. */
  async stopWaitingFor(member: Member, presence: Away): Promise<void> {
    const { visitor } = member;
    const verdict = await this.insist(() => this.doors.beginClosing(presence));
    if (verdict === 'held') this.members.release(member);
    if (verdict === 'over') this.members.settle(member, stopWaiting(presence, visitor).state);
    if (verdict === 'close') await this.end(member, (now) => stopWaiting(now, visitor));
  }

  private async giveUp({ visitor }: Member, presence: Away): Promise<void> {
    await this.members.change(visitor, async (member) => {
      if (member.presence === presence) await this.stopWaitingFor(member, presence);
    });
  }

  /** Nobody else would try again. @returns undefined when this process stops; then the next one closes the stay */
  private async insist<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!this.stopped) {
      try {
        return await work();
      } catch (error) {
        logger.warn({ err: error }, 'a stay cannot be closed at the moment; trying again');
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    return undefined;
  }
}
