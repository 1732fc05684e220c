import { Injectable, type OnModuleInit } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import { AnalyticsConfig, stayRulesIn } from '../analytics.config.js';
import type { StayRules } from '../domain/staying.js';

/** Numbers of two rules must not stand in one database, where nobody could tell which is which. */
export class FoldRulesDiffer extends Error {
  constructor(folded: StayRules, wanted: StayRules) {
    super(
      `The numbers in this database were folded with ANALYTICS_START_WINDOW_MS=${folded.startWindowMs} and ` +
        `ANALYTICS_RECONNECT_GRACE_MS=${folded.graceMs}, and not with ${wanted.startWindowMs} and ${wanted.graceMs}. ` +
        'Set them back, or give analytics an empty database: it folds the log into it from the start.',
    );
    this.name = 'FoldRulesDiffer';
  }
}

/** The rules with which a database is folded are those with which its folding began. @throws FoldRulesDiffer */
export async function keepFoldRules(database: Database, wanted: StayRules): Promise<void> {
  const [row] = await database.query<{ start_window_ms: number; reconnect_grace_ms: number }>(
    asService,
    `INSERT INTO fold_rules AS r (start_window_ms, reconnect_grace_ms) VALUES ($1, $2)
     ON CONFLICT (singleton) DO UPDATE SET singleton = r.singleton RETURNING r.start_window_ms, r.reconnect_grace_ms`,
    [wanted.startWindowMs, wanted.graceMs],
  );
  const folded = { startWindowMs: row?.start_window_ms ?? 0, graceMs: row?.reconnect_grace_ms ?? 0 };
  if (folded.startWindowMs !== wanted.startWindowMs || folded.graceMs !== wanted.graceMs)
    throw new FoldRulesDiffer(folded, wanted);
}

/** What is configured, checked at boot against what the database holds. */
@Injectable()
export class FoldRules implements OnModuleInit {
  readonly stayRules: StayRules;

  constructor(
    private readonly database: Database,
    config: AnalyticsConfig,
  ) {
    this.stayRules = stayRulesIn(config);
  }

  onModuleInit(): Promise<void> {
    return keepFoldRules(this.database, this.stayRules);
  }
}
