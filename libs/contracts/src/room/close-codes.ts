/**
 * What a client does when the room has closed its connection: `retry` with the same stay after a back-off, `retry-later`
 * the same but slower, `new-stay` with a new stay id, `new-token` after the viewer has signed in again, or `stop`.
 */
export type Remedy = 'retry' | 'retry-later' | 'new-stay' | 'new-token' | 'stop';

interface Closing {
  readonly code: number;
  readonly remedy: Remedy;
  readonly meaning: string;
}

/** Why the room closes a connection, and so what the client does next. Every attempt takes a ticket of its own. */
export const closeCodes = {
  restarting: { code: 1012, remedy: 'retry', meaning: 'The process stops; the stay goes on.' },
  malformed: { code: 4400, remedy: 'stop', meaning: 'No frame of this protocol.' },
  ticket: { code: 4401, remedy: 'retry', meaning: 'The ticket is missing, forged, expired or used: take a new one.' },
  credentials: { code: 4402, remedy: 'new-token', meaning: 'The token behind the ticket has expired or was revoked.' },
  forbidden: { code: 4403, remedy: 'stop', meaning: 'The ticket is good, but not for this room.' },
  notFound: { code: 4404, remedy: 'stop', meaning: 'There is no such session.' },
  tooSlow: { code: 4408, remedy: 'retry', meaning: 'Too far behind in reading for too long.' },
  ended: { code: 4409, remedy: 'stop', meaning: 'The session is over.' },
  stayEnded: { code: 4410, remedy: 'new-stay', meaning: 'The stay was closed while the connection was away.' },
  tooLarge: { code: 4413, remedy: 'stop', meaning: 'A frame of more than 8 KB. (Beyond 64 KB it is 1009.)' },
  banned: { code: 4423, remedy: 'stop', meaning: 'This viewer may not come into this room (for now).' },
  tooFast: { code: 4429, remedy: 'retry-later', meaning: 'Too many frames from this connection or viewer.' },
  tooMany: {
    code: 4430,
    remedy: 'retry-later',
    meaning: 'Too many connections of this viewer, address or account: close another one, or come back later.',
  },
  unavailable: { code: 4503, remedy: 'retry', meaning: 'The room cannot be opened at the moment.' },
} as const satisfies Record<string, Closing>;

export type CloseReason = keyof typeof closeCodes;

const remedies = new Map<number, Remedy>(Object.values(closeCodes).map(({ code, remedy }) => [code, remedy]));

/** What to do after this close code. Codes that are not the room's come from the network: it is tried again. */
export const remedyFor = (code: number): Remedy => remedies.get(code) ?? 'retry';
