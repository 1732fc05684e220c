import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { AnalyticsConfig, stayRulesIn } from '../analytics.config.js';
import type { LiveSession } from '../domain/live-session.js';
import { type VersionInstant, versionInstants } from '../domain/session-versions.js';
import { publishVersions, type VersionRules } from '../persistence/publish-versions.js';
import { type PublishedVersion, VersionRepository } from '../persistence/version.repository.js';
import { FoldProgress } from './fold-progress.js';
import { VersionClock } from './version-clock.js';

/** So many sessions are looked at before others get a turn. */
const AT_ONCE = 50;

/** What a session was at its end and later. */
export interface VersionsOfSession {
  readonly session: LiveSession;
  readonly versions: readonly PublishedVersion[];
  /** The one to come; undefined: none, or the session is not over. */
  readonly next: VersionInstant | undefined;
}

/** Publishes what sessions were so many days after their end, once it can be told. Any process may, at any time. */
@Injectable()
export class SessionVersions {
  private readonly rules: VersionRules;

  constructor(
    private readonly versions: VersionRepository,
    private readonly database: Database,
    private readonly progress: FoldProgress,
    private readonly clock: VersionClock,
    config: AnalyticsConfig,
  ) {
    const lateness = { settledMs: config.ANALYTICS_SETTLED_MS, openStaysMs: config.ANALYTICS_OPEN_STAYS_MS };
    this.rules = { stays: stayRulesIn(config), lateness };
  }

  /** Some sessions of which something may be to publish. */
  due(): Promise<string[]> {
    return this.versions.due(this.clock.now(), AT_ONCE);
  }

  /**
   * Publishes what can be told of a session and is not published yet.
   * @returns how many versions; undefined: nothing can be told yet, or another process is at it
   */
  async publish(sessionId: string): Promise<number | undefined> {
    // Before what is read: it then holds at least that much.
    const behindMs = await this.progress.behindMs();
    if (behindMs === null) return undefined;
    const nowMs = this.clock.now();
    const known = { nowMs, knownToMs: nowMs - behindMs };
    return publishVersions(this.database, sessionId, this.rules, known);
  }

  /** What is published of a session, brought up to date. @param revisions of each version at most */
  async of(scope: Scope, session: LiveSession, revisions = 1): Promise<VersionsOfSession> {
    await this.bringUpToDate(session.sessionId);
    const versions = await this.versions.of(scope, session.sessionId, revisions);
    const isOut = ({ version }: VersionInstant): boolean => versions.some((one) => one.version === version);
    const isOver = session.startedAtMs !== null && session.endedAtMs !== null;
    return { session, versions, next: isOver ? versionInstants(session).find((one) => !isOut(one)) : undefined };
  }

  /** Publishes for somebody who asks: most of the time there is nothing to do. */
  async bringUpToDate(sessionId: string): Promise<void> {
    if (await this.versions.isDue(this.clock.now(), sessionId)) await this.publish(sessionId);
  }
}
