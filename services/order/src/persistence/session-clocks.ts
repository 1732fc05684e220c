import type { Transaction } from '@shopcast/database';
import { sessionTimeAt } from '../domain/session.js';
import { readSessions } from './market.js';

interface InSession {
  readonly sessionId: string;
}

export type SessionClocks = (thing: InSession, wallMs: number) => number;

/** Answers what the clock of something's session shows at a wall time; the wall time where the session is not known. */
export async function sessionClocks(tx: Transaction, things: readonly InSession[]): Promise<SessionClocks> {
  const sessions = await readSessions(tx, [...new Set(things.map(({ sessionId }) => sessionId))]);
  return ({ sessionId }, wallMs) => {
    const session = sessions.get(sessionId);
    return session ? sessionTimeAt(session, wallMs) : wallMs;
  };
}
