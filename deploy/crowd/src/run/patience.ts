/** How long the crowd keeps trying, in milliseconds of wall time. */
export interface Patience {
  /** Without any answer at all, or with answers that say "not now" (5xx, 429). */
  readonly outageMs: number;
  /** With 404, 409 and refused frames: one service may learn of things a little later than another. */
  readonly notYetKnownMs: number;
  /** For one answer. */
  readonly answerMs: number;
  /** From the end of the session until its numbers are final. */
  readonly finalNumbersMs: number;
}

export const usualPatience: Patience = {
  outageMs: 180_000,
  notYetKnownMs: 30_000,
  answerMs: 15_000,
  finalNumbersMs: 180_000,
};
