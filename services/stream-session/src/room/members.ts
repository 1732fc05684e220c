import { absent, type Presence } from '../domain/presence.js';
import type { Visitor } from '../domain/room-fact.js';
import { Member } from './member.js';
import { RecentIds } from './recent-ids.js';

/** More stays than any read model lags behind. */
const REMEMBERED_STAYS = 50_000;

/** The viewers of a room whose connections are in this process, or were until a moment ago. */
export class Members {
  private readonly byViewer = new Map<string, Member>();
  private readonly ended = new RecentIds(REMEMBERED_STAYS);
  private present = 0;

  /** @param moved is told of every change of presence */
  constructor(private readonly moved: (before: Presence, after: Presence) => void) {}

  /** Distinct viewers, those included who are away and may come back. */
  get count(): number {
    return this.present;
  }

  get isEmpty(): boolean {
    return this.byViewer.size === 0;
  }

  all(): Member[] {
    return [...this.byViewer.values()];
  }

  find(viewerId: string): Member | undefined {
    return this.byViewer.get(viewerId);
  }

  holding(stayIds: ReadonlySet<string>): Member[] {
    return this.all().filter(({ presence }) => presence.state !== 'absent' && stayIds.has(presence.stayId));
  }

  /** Whether this process knows that the stay is over; the read model may not know yet. */
  hasEnded = (stayId: string): boolean => this.ended.has(stayId);

  /** Does something with one viewer while nothing else is done with the same. */
  async change<T>(visitor: Visitor, work: (member: Member) => Promise<T>): Promise<T> {
    const { viewerId } = visitor;
    const member = this.byViewer.get(viewerId) ?? new Member(visitor);
    this.byViewer.set(viewerId, member);
    try {
      return await member.exclusive(() => work(member));
    } finally {
      if (member.idle && this.byViewer.get(viewerId) === member) this.byViewer.delete(viewerId);
    }
  }

  /** The viewer's presence is this from now on. */
  settle(member: Member, next: Presence): void {
    const before = member.presence;
    if (before === next) return;
    if (before.state !== 'absent' && next.state === 'absent') this.ended.add(before.stayId);
    this.become(member, next);
  }

  /** The viewer is not here any more, but the stay goes on elsewhere. */
  release(member: Member): void {
    this.become(member, absent);
  }

  private become(member: Member, next: Presence): void {
    const before = member.presence;
    member.presence = next;
    this.present += Number(next.state !== 'absent') - Number(before.state !== 'absent');
    this.moved(before, next);
  }
}
