import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import { nothingPlanned, type RunOfShow, type Segment } from '../domain/run-of-show/run-of-show.js';
import { endRunningSegment } from '../domain/run-of-show/start-segment.js';
import type { Ended, Session, SessionFact } from '../domain/session.js';

/** Runs of show as they are stored. The lock of the session guards its run of show. */
@Injectable()
export class RunOfShowTable {
  async load(tx: Transaction, { accountId, sessionId }: Session): Promise<RunOfShow> {
    const [row]: { version: number; segments: readonly Segment[] }[] = await tx.query(
      'SELECT version, segments FROM runs_of_show WHERE account_id = $1 AND session_id = $2',
      [accountId, sessionId],
    );
    return row ?? nothingPlanned;
  }

  async save(tx: Transaction, { accountId, sessionId }: Session, { version, segments }: RunOfShow): Promise<void> {
    await tx.query(
      `INSERT INTO runs_of_show (account_id, session_id, version, segments) VALUES ($1, $2, $3, $4::jsonb)
       ON CONFLICT (session_id) DO UPDATE SET version = EXCLUDED.version, segments = EXCLUDED.segments`,
      [accountId, sessionId, version, JSON.stringify(segments)],
    );
  }

  /** The end of a session is the end of its segment, in the same transaction. */
  async end(tx: Transaction, session: Ended): Promise<readonly SessionFact[]> {
    const before = await this.load(tx, session);
    const { state, facts } = endRunningSegment(before, session, session.endedAtMs);
    if (state !== before) await this.save(tx, session, state);
    return facts;
  }
}
