import {
  type SessionDrafted,
  sessionDrafted,
  type SessionEnded,
  sessionEnded,
  type SessionPaused,
  sessionPaused,
  type SessionResumed,
  sessionResumed,
  type SessionScheduled,
  sessionScheduled,
  type SessionStarted,
  sessionStarted,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import type { SessionState } from '../domain/session.js';

type Moved = SessionScheduled | SessionPaused | SessionResumed | SessionEnded;

const stateAfter: Readonly<Record<string, SessionState>> = {
  [sessionScheduled.type]: 'scheduled',
  [sessionPaused.type]: 'paused',
  [sessionResumed.type]: 'live',
  [sessionEnded.type]: 'ended',
};

/** Which sessions sell, in which currency, and what their clocks show. */
@Consumer('order.sessions')
export class SessionsProjection {
  @Handles(sessionDrafted)
  async draft({ data }: RecordedEvent<SessionDrafted>, tx: Transaction): Promise<void> {
    await save(tx, data, 'draft', null);
  }

  @Handles(sessionStarted)
  async start({ data }: RecordedEvent<SessionStarted>, tx: Transaction): Promise<void> {
    await save(tx, data, 'live', Date.parse(data.startedAt));
  }

  @Handles(sessionScheduled, sessionPaused, sessionResumed, sessionEnded)
  async move({ type, data }: RecordedEvent<Moved>, tx: Transaction): Promise<void> {
    await tx.query(`UPDATE sessions SET state = $2 WHERE session_id = $1`, [data.sessionId, stateAfter[type]]);
  }
}

/** A session that was known before starts with what it starts with: plans may have changed since the draft. */
async function save(
  tx: Transaction,
  { sessionId, accountId, currency, timeScale }: SessionDrafted | SessionStarted,
  state: SessionState,
  startedAtMs: number | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO sessions (session_id, account_id, state, currency, time_scale, started_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (session_id) DO UPDATE
     SET state = EXCLUDED.state, currency = EXCLUDED.currency, time_scale = EXCLUDED.time_scale,
         started_at_ms = EXCLUDED.started_at_ms`,
    [sessionId, accountId, state, currency, timeScale, startedAtMs],
  );
}
