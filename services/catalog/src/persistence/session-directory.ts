import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { isAhead, isOpen, type KnownSession } from '../domain/session.js';
import { SessionNotFound, SessionNotLive } from '../domain/session.errors.js';
import { ReadCache } from './read-cache.js';
import { SessionRow, toKnownSession } from './session.row.js';

/** How soon the end of a session is noticed where it is not read every time. */
const MAX_AGE_MS = 1_000;
const MAX_SESSIONS = 10_000;
/** Steps of waiting for a fact that is on its way, two seconds in all. */
const PATIENCE_MS = [25, 75, 150, 250, 500, 1_000];
/** A session made so recently may be ahead of the fact that tells of it. */
const YOUNG_MS = 10_000;

type Known = KnownSession | undefined;

/**
 * The sessions that the catalog knows of. They are another service's, and its facts take a moment to arrive: whoever
 * asks for a session at the moment of its making or starting is kept waiting briefly instead of being refused.
 */
@Injectable()
export class SessionDirectory {
  /** Open sessions only: their clock never changes again, and of the others every moment counts. */
  private readonly open = new ReadCache<Known>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_SESSIONS,
    isWorthKeeping: (session) => session !== undefined && isOpen(session),
  });
  /** Keeps nothing: all who wait for the same news wait together. */
  private readonly awaited = new ReadCache<Known>({ maxAgeMs: 0, maxEntries: MAX_SESSIONS });

  constructor(private readonly database: Database) {}

  /** As it is known at this moment, for changes. @throws SessionNotFound also for another account's session */
  async find(scope: Scope, sessionId: string): Promise<KnownSession> {
    return found(sessionId, await this.patiently(scope, sessionId, this.read(scope, sessionId), arrival));
  }

  /** As it was at most a second ago, for viewers, who are many. @throws SessionNotFound */
  async glance(scope: Scope, sessionId: string): Promise<KnownSession> {
    return found(sessionId, await this.patiently(scope, sessionId, this.readOpen(scope, sessionId), arrival));
  }

  /** A session whose room is open, as it was at most a second ago. @throws SessionNotFound or SessionNotLive */
  async findOpen(scope: Scope, sessionId: string): Promise<KnownSession> {
    const known = this.readOpen(scope, sessionId);
    const session = found(sessionId, await this.patiently(scope, sessionId, known, start));
    if (!isOpen(session)) throw new SessionNotLive(sessionId, session.state);
    return session;
  }

  private async patiently(scope: Scope, sessionId: string, known: Promise<Known>, news: News): Promise<Known> {
    const session = await known;
    if (!news.mayCome(sessionId, session)) return session;
    return this.awaited.get(`${news.of} ${scope} ${sessionId}`, () => this.waitFor(news, scope, sessionId));
  }

  private async waitFor(news: News, scope: Scope, sessionId: string): Promise<Known> {
    let session: Known;
    for (const patienceMs of PATIENCE_MS) {
      await sleep(patienceMs);
      session = await this.read(scope, sessionId);
      if (!news.mayCome(sessionId, session)) break;
    }
    return session;
  }

  private readOpen(scope: Scope, sessionId: string): Promise<Known> {
    return this.open.get(`${scope} ${sessionId}`, () => this.read(scope, sessionId));
  }

  private async read(scope: Scope, sessionId: string): Promise<Known> {
    const row = await this.database.transaction(scope, (tx) => tx.findOneBy(SessionRow, { sessionId }));
    return row ? toKnownSession(row) : undefined;
  }
}

/** A fact that may be on its way. */
interface News {
  readonly of: 'arrival' | 'start';
  mayCome(sessionId: string, session: Known): boolean;
}

const arrival: News = {
  of: 'arrival',
  mayCome: (sessionId, session) => session === undefined && isYoung(sessionId),
};
const start: News = {
  of: 'start',
  mayCome: (sessionId, session) => (session ? isAhead(session) : isYoung(sessionId)),
};

/** Session ids are UUIDs of version 7, which begin with the millisecond of their making. */
function isYoung(sessionId: string): boolean {
  const hex = sessionId.replaceAll('-', '');
  if (hex[12] !== '7') return false;
  return Math.abs(Date.now() - Number.parseInt(hex.slice(0, 12), 16)) < YOUNG_MS;
}

function found(sessionId: string, session: Known): KnownSession {
  if (!session) throw new SessionNotFound(sessionId);
  return session;
}
