import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { Session, SessionFact, SessionState } from '../domain/session.js';
import { SessionNotFound } from '../domain/session.errors.js';
import { ProcessIdentity } from './process-identity.js';
import { RunOfShowTable } from './run-of-show.table.js';
import { SessionRow, toSession, toSessionRow } from './session.row.js';

export type Decide = (session: Session, nowMs: number) => Decision<Session, SessionFact>;

/** Where the page after this session starts. */
export interface AfterSession {
  readonly createdAtMs: number;
  readonly sessionId: string;
}

@Injectable()
export class SessionRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly process: ProcessIdentity,
    private readonly runsOfShow: RunOfShowTable,
  ) {}

  /** @returns the session as it is now, when it was planned before */
  plan(scope: Scope, { state, facts }: Decision<Session, SessionFact>): Promise<Session> {
    return this.database.transaction(scope, async (tx) => {
      const row = toSessionRow(state, null);
      const insert = tx.createQueryBuilder().insert().into(SessionRow).values(row).orIgnore().returning('session_id');
      const inserted = await insert.execute();
      if ((inserted.raw as unknown[]).length === 0) {
        return toSession(await tx.findOneByOrFail(SessionRow, { sessionId: state.sessionId }));
      }
      await this.outbox.append(tx, facts, { timeMs: state.createdAtMs });
      return state;
    });
  }

  /** The one door for changes: what is decided and what it makes true are saved together. @throws SessionNotFound */
  change(scope: Scope, sessionId: string, decide: Decide): Promise<Session> {
    return this.database.transaction(scope, async (tx) => {
      const before = await this.lock(tx, sessionId);
      const { state, facts } = decide(before, Date.now());
      if (state === before) return state;
      await this.save(tx, state);
      const last = state.state === 'ended' ? await this.runsOfShow.end(tx, state) : [];
      await this.outbox.append(tx, [...last, ...facts], { timeMs: state.changedAtMs });
      return state;
    });
  }

  /** For changes that concern more than the session: it stays as it is until the transaction is over. @throws SessionNotFound */
  async lock(tx: Transaction, sessionId: string): Promise<Session> {
    const row = await tx.findOne(SessionRow, { where: { sessionId }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new SessionNotFound(sessionId);
    return toSession(row);
  }

  /** Saves a locked session. */
  async save(tx: Transaction, session: Session): Promise<void> {
    const endedBy = session.state === 'ended' ? this.process.id : null;
    await tx.update(SessionRow, { sessionId: session.sessionId }, toSessionRow(session, endedBy));
  }

  /** @throws SessionNotFound also when it is another account's */
  async find(scope: Scope, sessionId: string): Promise<Session> {
    const [session] = await this.findAll(scope, [sessionId]);
    if (!session) throw new SessionNotFound(sessionId);
    return session;
  }

  /** Those of these sessions that are there and the caller's. */
  findAll(scope: Scope, sessionIds: readonly string[]): Promise<Session[]> {
    return this.database.transaction(scope, async (tx) => {
      const query = tx.createQueryBuilder(SessionRow, 's').where('s.sessionId = ANY(:ids)', { ids: [...sessionIds] });
      return (await query.getMany()).map(toSession);
    });
  }

  /** The newest first. */
  list(
    scope: Scope,
    limit: number,
    filter: { readonly state?: SessionState | undefined; readonly after?: AfterSession | undefined },
  ): Promise<Session[]> {
    return this.database.transaction(scope, async (tx) => {
      const query = tx.createQueryBuilder(SessionRow, 's').where('true');
      if (filter.state) query.andWhere('s.state = :state', { state: filter.state });
      if (filter.after) query.andWhere('(s.createdAtMs, s.sessionId) < (:createdAtMs, :sessionId)', filter.after);
      const rows = await query.orderBy({ 's.createdAtMs': 'DESC', 's.sessionId': 'DESC' }).limit(limit).getMany();
      return rows.map(toSession);
    });
  }
}
