import { Injectable } from '@nestjs/common';
import { liveClockOf } from '../domain/live-clock.js';
import { measure } from '../domain/measure.js';
import { type Lateness, reachOf, shownWatermark } from '../domain/reach.js';
import { SessionNotFound } from '../domain/session.errors.js';
import { SessionLedger } from '../domain/session-ledger.js';
import type { StayRules } from '../domain/staying.js';
import { type LedgerChanges, type LedgerKnown, LedgerRepository } from '../persistence/ledger.repository.js';
import { AnalyticsConfig, stayRulesIn } from '../analytics.config.js';
import { FoldProgress } from './fold-progress.js';
import type { SessionFigures } from './session-figures.js';
import { SharedRuns } from './shared-runs.js';

const MAX_REMEMBERED = 200;

/** What is kept of a session, so that only minutes that changed are read and summed again. */
interface Remembered extends LedgerKnown {
  readonly ledger: SessionLedger | undefined;
}

const nothing: Remembered = { ledger: undefined, seen: new Map(), sealedVersion: 0 };

/** The one place where numbers are computed, whoever asks for them. */
@Injectable()
export class Figures {
  private readonly remembered = new Map<string, Remembered>();
  private readonly runs = new SharedRuns((sessionId) => this.compute(sessionId));
  private readonly lateness: Lateness;
  private readonly rules: StayRules;

  constructor(
    private readonly ledgers: LedgerRepository,
    private readonly progress: FoldProgress,
    config: AnalyticsConfig,
  ) {
    this.lateness = { settledMs: config.ANALYTICS_SETTLED_MS, openStaysMs: config.ANALYTICS_OPEN_STAYS_MS };
    this.rules = stayRulesIn(config);
  }

  /**
   * The numbers, at least as fresh as this call. Askers at the same time share one computation.
   * @throws SessionNotFound
   */
  of(sessionId: string): Promise<SessionFigures> {
    return this.runs.of(sessionId);
  }

  private async compute(sessionId: string): Promise<SessionFigures> {
    // Before the buckets: they then hold at least everything up to the watermark.
    const watermarkMs = await this.progress.watermarkMs();
    const known = this.remembered.get(sessionId) ?? nothing;
    const changes = await this.ledgers.changesSince(sessionId, known);
    if (!changes) throw new SessionNotFound(sessionId);
    return this.figuresOf(changes, this.remember(sessionId, known, changes), watermarkMs);
  }

  private figuresOf(
    changes: LedgerChanges,
    ledger: SessionLedger | undefined,
    watermarkMs: number | null,
  ): SessionFigures {
    const { session, marks, timeZones, traceparent } = changes;
    const minutes = ledger?.minutes() ?? [];
    const stillPresent = minutes.reduce((sum, { presence }) => sum + presence.net, 0);
    const reach = reachOf(session, watermarkMs, stillPresent, this.lateness);
    const clock = liveClockOf(marks, session.startedAtMs ?? 0);
    const measured = measure(minutes, { reach, clock, rules: this.rules });
    return {
      session,
      marks,
      timeZones,
      traceparent,
      final: reach.final,
      foldVersion: [...changes.seen.values()].reduce((sum, facts) => sum + facts, marks.length),
      watermarkMs: shownWatermark(session, watermarkMs),
      measures: measured.session,
      minutes: measured.minutes,
      days: measured.days,
    };
  }

  /** The session's ledger with the changes in it; none before its start, since there are no minutes yet. */
  private remember(
    sessionId: string,
    known: Remembered,
    { session, seen, sealedVersion, buckets }: LedgerChanges,
  ): SessionLedger | undefined {
    if (session.startedAtMs === null) return undefined;
    const kept = known.sealedVersion === sealedVersion ? known.ledger : undefined;
    const ledger = kept ?? new SessionLedger(session.startedAtMs, this.rules);
    ledger.put(buckets);
    // Moved to the end, so that the first one is the one not asked for longest.
    this.remembered.delete(sessionId);
    this.remembered.set(sessionId, { ledger, seen, sealedVersion });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MAX_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    return ledger;
  }
}
