import type { Session } from '../domain/session.js';

/** What the processes that serve a room tell each other of themselves. Losing it costs freshness only. */
export interface RoomNews {
  /** The process that tells it. */
  readonly from: string;
  readonly session?: Session;
  /** Distinct viewers that it has. */
  readonly online?: number;
  /** Likes that it has accepted since it told last. */
  readonly likes?: number;
  /** Stays that it takes part in from now on, begun elsewhere. */
  readonly joined?: readonly string[];
  /** Stays that it no longer takes part in, but that may go on elsewhere. */
  readonly parted?: readonly string[];
}

export const channelOf = (sessionId: string): string => `room:${sessionId}`;

/** @returns undefined for what another version of this program may have sent */
export function readNews(message: string): RoomNews | undefined {
  try {
    const news = JSON.parse(message) as RoomNews | null;
    return typeof news?.from === 'string' ? news : undefined;
  } catch {
    return undefined;
  }
}

/** Collects the news of this process until the next tick. */
export class OutgoingNews {
  private likes = 0;
  private joined: string[] = [];
  private parted: string[] = [];
  private told = { online: 0, atMs: 0 };

  constructor(
    private readonly from: string,
    private readonly announceMs: number,
  ) {}

  like(count: number): void {
    this.likes += count;
  }

  join(stayId: string): void {
    this.joined.push(stayId);
  }

  part(stayId: string): void {
    this.parted.push(stayId);
  }

  /** @returns undefined when there is nothing to tell yet */
  take(online: number, nowMs: number): RoomNews | undefined {
    const nothing = this.likes + this.joined.length + this.parted.length === 0;
    if (nothing && online === this.told.online && nowMs - this.told.atMs < this.announceMs) return undefined;

    const { from, likes, joined, parted } = this;
    this.likes = 0;
    this.joined = [];
    this.parted = [];
    this.told = { online, atMs: nowMs };
    return {
      from,
      online,
      ...(likes > 0 ? { likes } : {}),
      ...(joined.length > 0 ? { joined } : {}),
      ...(parted.length > 0 ? { parted } : {}),
    };
  }
}
