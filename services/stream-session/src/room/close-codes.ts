/** Why the room closes a connection, and so what the client does next. */
export const closeCodes = {
  /** The process stops: come back after a moment; the stay goes on. */
  restarting: 1012,
  /** No frame of this protocol: do not come back unchanged. */
  malformed: 4400,
  /** The token is missing, forged, expired or revoked: get a new one. */
  credentials: 4401,
  /** The token is good, but not for this room. */
  forbidden: 4403,
  /** There is no such session. */
  notFound: 4404,
  /** Too far behind in reading: come back, at best over a better network. */
  tooSlow: 4408,
  /** The session is over. */
  ended: 4409,
  /** The stay was closed while the connection was away or in another process: come back with a new stay id. */
  stayEnded: 4410,
  /** A frame of more than 8 KB. (Beyond 64 KB the standard code 1009 is all there is time for.) */
  tooLarge: 4413,
  /** Too many frames: come back slower. */
  tooFast: 4429,
  /** The room cannot be opened at the moment: come back after a while. */
  unavailable: 4503,
} as const;

export type CloseReason = keyof typeof closeCodes;
