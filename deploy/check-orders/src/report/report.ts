import type { SessionDossier } from '../evidence/session-sales.js';
import type { Verdict } from '../judgement/verdicts.js';

/** What the check found. */
export interface Report {
  readonly verdicts: readonly Verdict[];
  /** How much there was to read. */
  readonly counts: Readonly<Record<'attempts' | 'orders' | 'movements' | 'facts', number>>;
  /** What every session sold. */
  readonly sessions: readonly SessionDossier[];
}

export const isProven = ({ verdicts }: Report): boolean => verdicts.every(({ refuted }) => refuted === 0);
