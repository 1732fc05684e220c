import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { RunOfShow } from '../domain/run-of-show/run-of-show.js';
import { clockOf, type Session, type SessionFact } from '../domain/session.js';
import { RunOfShowTable } from './run-of-show.table.js';
import { SessionRepository } from './session.repository.js';

/** @param atMs session time */
export type DecideRunOfShow = (before: RunOfShow, session: Session, atMs: number) => Decision<RunOfShow, SessionFact>;

@Injectable()
export class RunOfShowRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly table: RunOfShowTable,
    private readonly outbox: Outbox,
  ) {}

  /** @throws SessionNotFound */
  async find(scope: Scope, sessionId: string): Promise<RunOfShow> {
    const session = await this.sessions.find(scope, sessionId);
    return this.database.transaction(scope, (tx) => this.table.load(tx, session));
  }

  /** The one door for changes: what is decided and what it makes true are saved together. @throws SessionNotFound */
  change(scope: Scope, sessionId: string, decide: DecideRunOfShow): Promise<RunOfShow> {
    return this.database.transaction(scope, async (tx) => {
      const session = await this.sessions.lock(tx, sessionId);
      const before = await this.table.load(tx, session);
      // Never before what has been said of the session.
      const atMs = Math.max(clockOf(session).at(Date.now()), session.changedAtMs);
      const { state, facts } = decide(before, session, atMs);
      if (state === before) return before;
      await this.table.save(tx, session, state);
      await this.outbox.append(tx, facts, { timeMs: atMs });
      return state;
    });
  }
}
