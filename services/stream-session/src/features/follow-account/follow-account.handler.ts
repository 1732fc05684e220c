import { Injectable } from '@nestjs/common';
import type { FrameOf } from '@shopcast/contracts';
import type { Visitor } from '../../domain/room-fact.js';
import { FollowerRepository } from '../../persistence/follower.repository.js';
import { Batcher } from '../../room/batcher.js';
import type { FrameHandler, Place } from '../../room/frame-handler.js';
import type { Room } from '../../room/room.js';

const GATHER_MS = 10;

interface Asked {
  readonly visitor: Visitor;
  readonly atMs: number;
}

@Injectable()
export class FollowAccountHandler implements FrameHandler<'follow'> {
  readonly type = 'follow';
  private readonly batchers = new WeakMap<Room, Batcher<Asked, boolean>>();

  constructor(private readonly followers: FollowerRepository) {}

  async handle(_frame: FrameOf<'follow'>, { room, visitor }: Place): Promise<number> {
    const atMs = room.now();
    await this.batcherOf(room).ask({ visitor, atMs });
    return atMs;
  }

  /** When the host says "follow me", hundreds do in the same second; they share transactions. */
  private batcherOf(room: Room): Batcher<Asked, boolean> {
    const known = this.batchers.get(room);
    if (known) return known;
    const { accountId } = room.session;
    const batcher = new Batcher<Asked, boolean>((asked) => this.followers.follow(accountId, asked), GATHER_MS);
    this.batchers.set(room, batcher);
    return batcher;
  }
}
