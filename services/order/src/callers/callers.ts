import { NotAllowed, type Principal, type Staff, type Viewer } from '@shopcast/access';
import { TokenForAnotherSession } from '../domain/placement.errors.js';
import type { Actor } from '../domain/timeline.js';

/** Whoever belongs to one account. @throws NotAllowed for the operator, who acts for none */
export function memberOf(caller: Principal): Staff | Viewer {
  if (caller.kind === 'operator') throw new NotAllowed(['an account key', 'a viewer token']);
  return caller;
}

/** @throws NotAllowed */
export function viewerOf(caller: Principal): Viewer {
  if (caller.kind !== 'viewer') throw new NotAllowed(['a viewer token']);
  return caller;
}

/** @throws NotAllowed */
export function staffOf(caller: Principal): Staff {
  if (caller.kind !== 'staff') throw new NotAllowed(['an account key']);
  return caller;
}

/** The session in whose room a viewer acts, as ids are stored. @throws TokenForAnotherSession */
export function roomOf(viewer: Viewer, sessionId: string): string {
  const room = sessionId.toLowerCase();
  if (viewer.sessionId !== undefined && viewer.sessionId !== room) throw new TokenForAnotherSession(sessionId);
  return room;
}

/** Viewers see their own orders only; undefined for everybody who sees all of an account or of all accounts. */
export const ownOrdersOnly = (caller: Principal): string | undefined =>
  caller.kind === 'viewer' ? caller.viewerId : undefined;

/** Whom an order's timeline names for what this caller does. */
export const actorOf = (caller: Staff | Viewer): Actor =>
  caller.kind === 'viewer' ? { kind: 'viewer', id: caller.viewerId } : { kind: 'staff', id: caller.keyId };
