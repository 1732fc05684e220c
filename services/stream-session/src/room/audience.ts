import type { RoomPosition, Snapshot } from '@shopcast/contracts';
import type { Feed, Resumption } from './feed/feed.js';
import type { FrameSet, RoomCounts } from './feed/frame-set.js';
import { SharedFrame } from './feed/shared-frame.js';
import type { RoomConnection } from './room-connection.js';

/** What a room looks like, for whoever begins to look. */
export interface Scenery {
  readonly reconnectGraceMs: number;
  snapshot(): Omit<Snapshot, 't' | 'seq' | 'epoch' | 'missed'>;
}

/**
 * The connections of a room in this process. Each gets the sequence without gap and without double, at its own speed: who
 * is too slow is spared frames until it has taken what it got, and is then told what it missed.
 */
export class Audience {
  private readonly connections = new Set<RoomConnection>();
  private readonly behind = new Set<RoomConnection>();

  constructor(
    private readonly feed: Feed,
    private readonly counts: () => RoomCounts,
    private readonly scenery: Scenery,
  ) {}

  get isEmpty(): boolean {
    return this.connections.size === 0;
  }

  welcome(connection: RoomConnection, since: RoomPosition | undefined): void {
    this.connections.add(connection);
    const resumption = this.feed.resume(since, connection.catchUpBytes);
    const { seq, missed } = resumption;
    const { reconnectGraceMs } = this.scenery;
    const position = { epoch: this.feed.position.epoch, seq, missed };
    this.feed.beginsWith(this.counts());
    connection.send({ t: 'welcome', ...this.scenery.snapshot(), ...position, reconnectGraceMs });
    this.resume(connection, resumption);
  }

  dismiss(connection: RoomConnection): void {
    this.connections.delete(connection);
    this.behind.delete(connection);
  }

  everyConnection(visit: (connection: RoomConnection) => void): void {
    for (const connection of [...this.connections]) visit(connection);
  }

  /** Sends what has gathered, as frames that all share. @returns whether there was anything */
  flush(nowMs: number): boolean {
    for (const connection of this.behind) this.helpUp(connection, nowMs);
    const counts = this.counts();
    const set = this.feed.next(counts, nowMs);
    if (set) this.everyReader((connection) => this.deliver(connection, set, nowMs));
    const numbers = set ? undefined : this.feed.nextCounts(counts, nowMs);
    if (numbers) this.everyReader((connection) => connection.write(numbers));
    return set !== undefined || numbers !== undefined;
  }

  /** The sequence goes on elsewhere: everybody is told what there is. */
  startOver(): void {
    for (const connection of this.connections) {
      this.behind.delete(connection);
      this.resume(connection, this.snapshot(connection));
    }
  }

  private everyReader(visit: (connection: RoomConnection) => void): void {
    for (const connection of this.connections) if (!this.behind.has(connection)) visit(connection);
  }

  private deliver(connection: RoomConnection, set: FrameSet, nowMs: number): void {
    const { next } = connection;
    // It came from a process that was a little ahead of us.
    if (set.to < next) return;
    const due = set.from === next ? set : set.after(next - 1);
    if (due.from > next || !connection.feed(due)) this.fallBehind(connection, nowMs);
  }

  private fallBehind(connection: RoomConnection, nowMs: number): void {
    connection.behindSinceMs = nowMs;
    this.behind.add(connection);
  }

  /** Lets somebody who is behind catch up as soon as everything before has been taken. */
  private helpUp(connection: RoomConnection, nowMs: number): void {
    if (!connection.hasDrained) return connection.checkPace(nowMs);
    this.behind.delete(connection);
    this.resume(connection, this.snapshot(connection));
  }

  /** Nothing is said when nothing was missed. */
  private snapshot(connection: RoomConnection): Resumption {
    const resumption = this.feed.resume(connection.position, connection.catchUpBytes);
    const { seq, missed } = resumption;
    const { epoch } = this.feed.position;
    if (missed) {
      this.feed.beginsWith(this.counts());
      connection.send({ t: 'snapshot', ...this.scenery.snapshot(), epoch, seq, missed });
    }
    return resumption;
  }

  private resume(connection: RoomConnection, { seq, sets }: Resumption): void {
    connection.goTo({ epoch: this.feed.position.epoch, seq });
    // Whoever cannot take all of it gets the rest as one who is behind.
    if (!sets.every((set) => connection.feed(set))) this.fallBehind(connection, Date.now());
    if (sets.length > 0) connection.write(new SharedFrame(JSON.stringify({ t: 'counts', ...this.counts() })));
  }
}
