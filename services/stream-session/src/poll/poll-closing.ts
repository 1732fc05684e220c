import { Injectable } from '@nestjs/common';
import type { Scope } from '@shopcast/database';
import { closePoll, type Poll } from '../domain/poll/poll.js';
import { pollItem } from '../domain/poll/shown-poll.js';
import { type PollPlace, PollRepository } from '../persistence/poll.repository.js';
import { Rooms } from '../room/rooms.js';

/** Closes polls, each once, and tells their rooms; what a room does not hear now it finds in the database. */
@Injectable()
export class PollClosing {
  constructor(
    private readonly polls: PollRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @returns the poll with its result, also when it was closed before @throws PollNotFound */
  async close(scope: Scope, place: PollPlace): Promise<Poll> {
    const nowMs = Date.now();
    const closed = await this.polls.close(scope, place, (poll, session) => closePoll(poll, session, nowMs));
    this.rooms.tell(place.sessionId, pollItem(closed));
    return closed;
  }
}
