import { SessionNotFound, SessionNotLive } from './placement.errors.js';
import { type KnownSession, isOpen } from './session.js';

/** The session in whose open room somebody acts. @throws SessionNotFound also for another account's, SessionNotLive */
export function openSession(
  sessions: ReadonlyMap<string, KnownSession>,
  { accountId, sessionId }: { readonly accountId: string; readonly sessionId: string },
): KnownSession {
  const session = sessions.get(sessionId);
  if (!session || session.accountId !== accountId) throw new SessionNotFound(sessionId);
  if (!isOpen(session)) throw new SessionNotLive(sessionId, session.state);
  return session;
}
