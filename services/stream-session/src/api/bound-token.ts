import { NotAllowed, type Principal } from '@shopcast/access';

/** Viewer tokens may be bound to one session. @throws NotAllowed */
export function refuseOtherSession(caller: Principal, sessionId: string): void {
  const boundTo = caller.kind === 'viewer' ? caller.sessionId : undefined;
  if (boundTo !== undefined && boundTo !== sessionId) throw new NotAllowed(['a viewer token for this session']);
}
