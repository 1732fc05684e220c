import { Injectable } from '@nestjs/common';
import { Database } from '@shopcast/database';
import { liveClockOf } from '../domain/live-clock.js';
import { measure, type Measures } from '../domain/measure.js';
import { minutesUpTo, reachAt, secondOf, type SessionSecond } from '../domain/session-at.js';
import { type LedgerMinute, SessionLedger } from '../domain/session-ledger.js';
import type { Moment } from '../domain/moments.js';
import type { StayRules } from '../domain/staying.js';
import { AnalyticsConfig, stayRulesIn } from '../analytics.config.js';
import { readLedger } from '../persistence/ledger.repository.js';
import { readMoments } from '../persistence/moment.repository.js';
import { inSnapshot } from '../persistence/snapshot.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';

/** A session's numbers as of the end of one of its seconds, beside those of now. */
export interface FiguresAtSecond {
  readonly figures: SessionFigures;
  readonly at: SessionSecond;
  readonly measures: Measures;
}

/** A session by the minute and, for its counts, by the second. */
export interface SecondBySecond {
  readonly minutes: readonly LedgerMinute[];
  readonly moments: readonly Moment[];
}

/** What the numbers were: the fold of all facts up to a second, without what has been taken back since. */
@Injectable()
export class FiguresAt {
  private readonly rules: StayRules;

  constructor(
    private readonly figures: Figures,
    private readonly database: Database,
    config: AnalyticsConfig,
  ) {
    this.rules = stayRulesIn(config);
  }

  /** @throws SessionNotFound, SessionNotStarted or SecondNotReached */
  async of(sessionId: string, second: number): Promise<FiguresAtSecond> {
    // How far the numbers are complete first: what is read then holds at least that much.
    const figures = await this.figures.of(sessionId);
    const { session, marks, final, watermarkMs } = figures;
    const at = secondOf(session, second, watermarkMs);
    const { minutes, moments } = await this.secondBySecond(sessionId, at.startedAtMs);
    const frame = { reach: reachAt(session, at, final), clock: liveClockOf(marks, at.startedAtMs), rules: this.rules };
    return { figures, at, measures: measure(minutesUpTo(minutes, moments, at), frame).session };
  }

  secondBySecond(sessionId: string, startedAtMs: number): Promise<SecondBySecond> {
    // In one snapshot: minutes may be sealed between two statements.
    return inSnapshot(this.database, async (tx) => {
      const ledger = new SessionLedger(startedAtMs, this.rules);
      ledger.put((await readLedger(tx, sessionId))?.buckets ?? []);
      return { minutes: ledger.minutes(), moments: [...(await readMoments(tx, sessionId))] };
    });
  }
}
