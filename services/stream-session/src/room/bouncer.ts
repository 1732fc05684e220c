import { Injectable } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import type { StandingRestrictions } from '../domain/moderation/standing-restrictions.js';
import { Restrictions } from '../moderation/restrictions.js';
import { Repeating } from './repeating.js';
import { Rooms } from './rooms.js';

/** More often than what nobody asks for is forgotten. */
const ASK_EVERY_MS = 60_000;

const logger = loggerFor('stream-session.bouncer');

/** Shows banned viewers out of the rooms of this process as soon as it hears of the ban. */
@Injectable()
export class Bouncer {
  private readonly asking = new Repeating('remembering who is banned', ASK_EVERY_MS, () => this.ask());

  constructor(
    private readonly rooms: Rooms,
    private readonly restrictions: Restrictions,
  ) {}

  start(): void {
    this.restrictions.listen((accountId, standing) => this.showOut(accountId, standing));
    this.asking.start();
  }

  stop(): Promise<void> {
    return this.asking.stop();
  }

  private showOut(accountId: string, standing: StandingRestrictions): void {
    const nowMs = Date.now();
    for (const room of this.rooms.all().filter(({ session }) => session.accountId === accountId)) {
      const { sessionId } = room.session;
      room
        .showOut((viewerId) => standing.isBanned(sessionId, viewerId, nowMs))
        .catch((error: unknown) => logger.error({ err: error, sessionId }, 'a banned viewer could not be shown out'));
    }
  }

  /** Nobody in a room may write for a while; its account’s restrictions are kept up to date all the same. */
  private async ask(): Promise<void> {
    const accounts = new Set(this.rooms.all().map(({ session }) => session.accountId));
    await Promise.all([...accounts].map((accountId) => this.restrictions.of(accountId)));
  }
}
