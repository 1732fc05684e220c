import { type Logger, loggerFor } from '@shopcast/telemetry';
import { Alarm } from '../log/alarm.js';
import { lanesOf } from '../log/co-partitioned.js';
import { announce, groupIdOf, joinGroup, leaveGroup, lockLanes, membersOf, unlockLanes } from './group-census.js';
import type { LogSession, SessionListener } from './log-session.js';

/** What a member does with the lanes that it gains and loses. */
export interface LaneHolder {
  gained(lanes: readonly number[]): void;
  /** Resolves when nothing is under way in them. */
  lost(lanes: readonly number[]): Promise<void>;
}

const RETRY_MS = 250;
const SLOW_POLL_MS = 5_000;

/** A membership in one group: keeps the lanes that are this member's fair share, and only those. */
export class GroupMember {
  private readonly alarm = new Alarm();
  private readonly logger: Logger;
  private readonly held = new Set<number>();
  private groupId: number | undefined;
  /** Counts sessions; what was held in an earlier one is gone. */
  private session = 0;
  private joinedIn = -1;
  private leaving = false;
  private stopListening = (): void => undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly group: string,
    private readonly lanes: number,
    private readonly log: LogSession,
    private readonly holder: LaneHolder,
  ) {
    this.logger = loggerFor(`event-log.group.${group}`);
  }

  join(listener: Pick<SessionListener, 'appended'>): void {
    this.stopListening = this.log.listen({
      up: () => this.alarm.ring(),
      down: () => {
        this.session += 1;
        this.alarm.ring();
      },
      appended: (topicIds) => listener.appended(topicIds),
      groupChanged: (groupId) => {
        if (groupId === this.groupId) this.alarm.ring();
      },
      tick: () => this.alarm.ring(),
    });
    this.running = this.run();
  }

  async leave(): Promise<void> {
    this.leaving = true;
    this.stopListening();
    this.alarm.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.leaving) {
      let settled = false;
      try {
        settled = await this.settle();
      } catch (error) {
        if (this.log.isUp) this.logger.warn({ err: error }, 'the membership is not settled; trying again');
      }
      await this.alarm.rings(settled || !this.log.isUp ? SLOW_POLL_MS : RETRY_MS);
    }
    await this.goAway();
  }

  /** Brings what is held in line with the fair share. Answers whether it is. */
  private async settle(): Promise<boolean> {
    if (this.joinedIn !== this.session) await this.forget();
    if (!this.log.isUp) return false;
    const session = this.session;
    if (this.joinedIn !== session) {
      this.groupId ??= await groupIdOf(this.log, this.group);
      await joinGroup(this.log, this.groupId);
      this.joinedIn = session;
    }
    const groupId = this.groupId ?? -1;

    const members = await membersOf(this.log, groupId);
    const rank = members.indexOf(this.log.pid);
    if (rank < 0 || session !== this.session) return false;
    const share = lanesOf(rank, members.length, this.lanes);

    const surplus = [...this.held].filter((lane) => !share.includes(lane));
    if (surplus.length > 0) await this.giveUp(groupId, surplus);

    const missing = share.filter((lane) => !this.held.has(lane));
    const gained = await lockLanes(this.log, groupId, missing);
    if (session !== this.session) return false;
    for (const lane of gained) this.held.add(lane);
    // Not awaited: taking over may wait for the consumer's database, and giving back must not wait for that.
    if (gained.length > 0) this.holder.gained(gained);
    return gained.length === missing.length && session === this.session;
  }

  private async giveUp(groupId: number, lanes: readonly number[]): Promise<void> {
    for (const lane of lanes) this.held.delete(lane);
    await this.holder.lost(lanes);
    await unlockLanes(this.log, groupId, lanes);
    await announce(this.log, groupId);
  }

  /** The session in which the lanes were held is over; somebody else may have them. */
  private async forget(): Promise<void> {
    const lanes = [...this.held];
    this.held.clear();
    if (lanes.length > 0) await this.holder.lost(lanes);
  }

  private async goAway(): Promise<void> {
    const lanes = [...this.held];
    await this.forget();
    if (!this.log.isUp || this.joinedIn !== this.session || this.groupId === undefined) return;
    await leaveGroup(this.log, this.groupId, lanes).catch(() => undefined);
  }
}
