import { absent, type OpenStay, type Presence } from '../domain/presence.js';
import type { RoomFact, Visitor } from '../domain/room-fact.js';

/** Answers that are kept for clients that did not get them and ask again. */
const REMEMBERED_ANSWERS = 64;

/** A viewer in this process's part of a room. */
export class Member {
  presence: Presence = absent;
  /** An entry of which nobody knows whether the log has it. */
  doubt: { readonly stay: OpenStay; readonly facts: readonly RoomFact[] } | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  private queued = 0;
  private readonly answers = new Map<string, Promise<number>>();

  constructor(readonly visitor: Visitor) {}

  /** Nothing is going on and nobody is there: it can be forgotten. */
  get idle(): boolean {
    return this.queued === 0 && this.presence.state === 'absent' && this.doubt === undefined;
  }

  /** Changes of presence happen one after the other: each sees what the one before has put into the log. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    this.queued += 1;
    const done = this.tail.then(work).finally(() => (this.queued -= 1));
    this.tail = done.catch(() => undefined);
    return done;
  }

  /** Does it once per client id: who asks again, even while it is being done, gets the same answer. */
  once(clientId: string, work: () => Promise<number>): Promise<number> {
    const known = this.answers.get(clientId);
    if (known) return known;

    const answer = work();
    this.answers.set(clientId, answer);
    // What failed had no effect that we know of; the next attempt is a new one, under the same event id.
    answer.catch(() => this.answers.delete(clientId));
    if (this.answers.size > REMEMBERED_ANSWERS) this.answers.delete(this.answers.keys().next().value as string);
    return answer;
  }
}
