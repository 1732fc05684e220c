import { derivedId } from '@shopcast/kernel';

/** How the room saw a viewer: always the same within a session, and not telling who it is. */
export const pseudonymOf = ({ sessionId, viewerId }: { sessionId: string; viewerId: string }): string =>
  derivedId(sessionId, viewerId, 'pseudonym').slice(0, 8);
