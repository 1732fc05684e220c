import { Injectable } from '@nestjs/common';
import { type VoteAsked, VoteRepository } from '../persistence/vote.repository.js';
import { Batcher } from '../room/batcher.js';
import type { Place } from '../room/frame-handler.js';
import type { Room } from '../room/room.js';

/** Those who vote in the same moment share a transaction, and the room is told one tally for all of them. */
const GATHER_MS = 150;

/** How the votes of a room are counted. */
@Injectable()
export class PollVotes {
  private readonly batchers = new WeakMap<Room, Batcher<VoteAsked, number | null>>();

  constructor(private readonly votes: VoteRepository) {}

  /** @param atMs session time @returns the option that counts for the viewer, chosen now or before; null: none */
  vote({ room, visitor }: Place, pollId: string, option: number, atMs: number): Promise<number | null> {
    return this.batcherOf(room).ask({ visitor, pollId, option, atMs });
  }

  private batcherOf(room: Room): Batcher<VoteAsked, number | null> {
    const known = this.batchers.get(room);
    if (known) return known;
    const batcher = new Batcher<VoteAsked, number | null>((asked) => this.voteAll(room, asked), GATHER_MS);
    this.batchers.set(room, batcher);
    return batcher;
  }

  private async voteAll(room: Room, asked: readonly VoteAsked[]): Promise<(number | null)[]> {
    const choices = new Map<VoteAsked, number | null>();
    for (const [pollId, together] of Map.groupBy(asked, (vote) => vote.pollId)) {
      const { chosen, votes } = await this.votes.vote({ ...room.session, pollId }, together);
      for (const [index, vote] of together.entries()) choices.set(vote, chosen[index] ?? null);
      if (votes !== null) tell(room, pollId, votes);
    }
    return asked.map((vote) => choices.get(vote) ?? null);
  }
}

/** Should it get lost, the next tally is right again. */
function tell(room: Room, pollId: string, votes: readonly number[]): void {
  const at = new Date(room.now()).toISOString();
  room.tell({ t: 'tally', pollId, votes, at }).catch(() => undefined);
}
