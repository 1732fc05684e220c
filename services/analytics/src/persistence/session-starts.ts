import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import type { Known } from '../domain/fold-facts.js';
import { SessionRepository } from './session.repository.js';

const MAX_REMEMBERED = 10_000;

/** When sessions started. Once known it never changes, so it is remembered and not asked for again. */
@Injectable()
export class SessionStarts {
  private readonly remembered = new Map<string, number>();

  constructor(private readonly sessions: SessionRepository) {}

  async of(tx: Transaction, sessionIds: readonly string[]): Promise<Pick<Known, 'startedAtMs'>> {
    if (this.remembered.size > MAX_REMEMBERED) this.remembered.clear();
    const unknown = sessionIds.filter((sessionId) => !this.remembered.has(sessionId));
    if (unknown.length > 0) {
      for (const [sessionId, startedAtMs] of await this.sessions.startsOf(tx, unknown)) {
        this.remembered.set(sessionId, startedAtMs);
      }
    }
    return { startedAtMs: (sessionId) => this.remembered.get(sessionId) ?? null };
  }
}
