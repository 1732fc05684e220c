import { useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import type { Problem } from '../../api/problem.js';
import type { RoomSession } from '../../room/room-view.js';
import type { Session } from '../sessions/session.js';

interface KnownSession {
  readonly session: Session | null;
  readonly isMissing: boolean;
  /** Shows what an answer has just told. */
  show(session: Session): void;
}

/** A session as last heard of: from the service's answers, and from the room, which tells of changes made elsewhere. */
export function useSession(ask: Ask, sessionId: string, inRoom: RoomSession | null): KnownSession {
  const [session, setSession] = useState<Session | null>(null);
  const [isMissing, setIsMissing] = useState(false);

  useEffect(() => {
    ask<Session>(`/v1/sessions/${sessionId}`)
      .then(setSession)
      .catch(({ status }: Problem) => setIsMissing(status === 404));
  }, [ask, sessionId]);

  const stateInRoom = inRoom?.state;
  useEffect(() => {
    if (stateInRoom !== undefined) setSession((known) => known && { ...known, state: stateInRoom });
  }, [stateInRoom]);

  return { session, isMissing, show: setSession };
}
