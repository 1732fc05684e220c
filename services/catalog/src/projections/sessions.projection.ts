import {
  sessionDrafted,
  type SessionDrafted,
  sessionEnded,
  type SessionEnded,
  sessionPaused,
  type SessionPaused,
  sessionResumed,
  type SessionResumed,
  sessionScheduled,
  type SessionScheduled,
  sessionStarted,
  type SessionStarted,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import type { SessionState } from '../domain/session.js';

/** Which sessions there are, in which state, and how their clocks run. */
@Consumer('catalog.sessions')
export class SessionsProjection {
  @Handles(sessionDrafted)
  async drafted({ data }: RecordedEvent<SessionDrafted>, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (session_id, account_id, state, currency, time_scale) VALUES ($1, $2, 'draft', $3, $4)
       ON CONFLICT (session_id) DO NOTHING`,
      [data.sessionId, data.accountId, data.currency, data.timeScale],
    );
  }

  @Handles(sessionScheduled)
  async scheduled({ data }: RecordedEvent<SessionScheduled>, tx: Transaction): Promise<void> {
    // A plan may change while the session runs; only a draft becomes scheduled by it.
    await tx.query(`UPDATE sessions SET state = 'scheduled' WHERE session_id = $1 AND state = 'draft'`, [
      data.sessionId,
    ]);
  }

  @Handles(sessionStarted)
  async started({ data }: RecordedEvent<SessionStarted>, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (session_id, account_id, state, currency, time_scale, started_at_ms)
       VALUES ($1, $2, 'live', $3, $4, $5)
       ON CONFLICT (session_id) DO UPDATE
       SET state = 'live', time_scale = EXCLUDED.time_scale, started_at_ms = EXCLUDED.started_at_ms`,
      [data.sessionId, data.accountId, data.currency, data.timeScale, Date.parse(data.startedAt)],
    );
  }

  @Handles(sessionPaused)
  paused({ data }: RecordedEvent<SessionPaused>, tx: Transaction): Promise<void> {
    return becomes('paused', data.sessionId, tx);
  }

  @Handles(sessionResumed)
  resumed({ data }: RecordedEvent<SessionResumed>, tx: Transaction): Promise<void> {
    return becomes('live', data.sessionId, tx);
  }

  @Handles(sessionEnded)
  ended({ data }: RecordedEvent<SessionEnded>, tx: Transaction): Promise<void> {
    return becomes('ended', data.sessionId, tx);
  }
}

async function becomes(state: SessionState, sessionId: string, tx: Transaction): Promise<void> {
  await tx.query('UPDATE sessions SET state = $2 WHERE session_id = $1', [sessionId, state]);
}
