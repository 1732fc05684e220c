import { useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import type { Problem } from '../../api/problem.js';
import type { RoomSession } from '../../room/room-view.js';
import type { Session } from '../sessions/session.js';

/** Why there is no session to be seen: it is not there, not for this key, or nobody answers just now. */
export type NoSession = 'missing' | 'forbidden' | 'unreachable';

interface KnownSession {
  readonly session: Session | null;
  /** Null while there is one, or it is still being read. */
  readonly absence: NoSession | null;
  /** Shows what an answer has just told. */
  show(session: Session): void;
}

const AGAIN_MS = 5_000;

/** A session as last heard of: from the service's answers, and from the room, which tells of changes made elsewhere. */
export function useSession(ask: Ask, sessionId: string, inRoom: RoomSession | null): KnownSession {
  const [session, setSession] = useState<Session | null>(null);
  const [absence, setAbsence] = useState<NoSession | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const read = (): void => {
      const tell = ({ status }: Problem) => {
        const why = absenceOf(status);
        setAbsence(why);
        if (why === 'unreachable') timer = setTimeout(read, AGAIN_MS);
      };
      ask<Session>(`/v1/sessions/${sessionId}`).then(setSession).catch(tell);
    };
    read();
    return () => clearTimeout(timer);
  }, [ask, sessionId]);

  const stateInRoom = inRoom?.state;
  useEffect(() => {
    if (stateInRoom !== undefined) setSession((known) => known && { ...known, state: stateInRoom });
  }, [stateInRoom]);

  return { session, absence: session === null ? absence : null, show: setSession };
}

function absenceOf(status: number): NoSession {
  if (status === 404 || status === 400) return 'missing';
  return status === 403 ? 'forbidden' : 'unreachable';
}
